export { available, reason } from "./available.ts";
