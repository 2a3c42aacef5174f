// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export const isnatLoops: LoopTable<UnaryLoop> = {
  pattern: "x->?",
  letters: "",
  loops: [
  ],
};
