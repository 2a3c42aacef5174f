import type { LikeOrder } from "../../../src/create/like.ts";
import { storable } from "../../../src/indexing/set-item.ts";
import { imag, real, setImag, setReal } from "../../../src/views/parts.ts";
import { flatten, ravel, reshape } from "../../../src/views/reshape.ts";
import type { Ops } from "../runner/op.ts";
import { pythonInts } from "./convert.ts";

/** Layouts that are views where possible, and the parts of complex arrays. */
export const layouts: Ops = {
  reshape: (args, program) =>
    reshape(program.array(args["a"]), args["shape"] as number[], {
      ...(args["order"] === undefined ? {} : { order: args["order"] as "C" }),
      ...(typeof args["copy"] === "boolean" ? { copy: args["copy"] } : {}),
    }),
  ravel: (args, program) => ravel(program.array(args["a"]), (args["order"] ?? "C") as LikeOrder),
  flatten: (args, program) =>
    flatten(program.array(args["a"]), (args["order"] ?? "C") as LikeOrder),
  real: (args, program) => real(program.array(args["a"])),
  imag: (args, program) => imag(program.array(args["a"])),
  setreal: (args, program) => {
    const a = program.array(args["a"]);
    setReal(a, storable(pythonInts(program.operand(args["value"])), real(a).dtype));
  },
  setimag: (args, program) => {
    const a = program.array(args["a"]);
    setImag(a, storable(pythonInts(program.operand(args["value"])), imag(a).dtype));
  },
};
