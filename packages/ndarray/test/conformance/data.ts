import { fileURLToPath } from "node:url";

/** The recordings of this repository. */
export const ownData: string = fileURLToPath(new URL("./data", import.meta.url));
