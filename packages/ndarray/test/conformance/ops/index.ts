import type { Ops } from "../runner/op.ts";
import { given } from "./given.ts";

/** Every operation of the records, by its name in them. */
export const ops: Ops = { ...given };
