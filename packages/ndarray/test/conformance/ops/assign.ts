import { astype, type AstypeOptions } from "../../../src/assign/astype.ts";
import { copy } from "../../../src/assign/copy.ts";
import { fill } from "../../../src/assign/fill.ts";
import type { LikeOrder } from "../../../src/create/like.ts";
import type { Ops } from "../runner/op.ts";

export const assign: Ops = {
  copy: (args, program) =>
    copy(program.array(args["a"]), { order: (args["order"] ?? "C") as LikeOrder }),
  np_copy: (args, program) =>
    copy(program.array(args["a"]), { order: (args["order"] ?? "K") as LikeOrder }),
  astype: ({ a, dtype, ...options }, program) =>
    astype(program.array(a), program.dtype(dtype)!, options as AstypeOptions),
  fill: ({ a, value }, program) => {
    fill(program.array(a), program.operand(value));
  },
};
