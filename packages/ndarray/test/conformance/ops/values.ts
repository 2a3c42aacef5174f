import { latin1Bytes } from "../runner/bytes.ts";
import { NestedList } from "../runner/op.ts";
import type { LikeOrder } from "../../../src/create/like.ts";
import { asFloat } from "../../../src/dtype/weak-float.ts";
import { flatAssign, flatGet, flatSet } from "../../../src/indexing/flat.ts";
import { byteswap } from "../../../src/values/byteswap.ts";
import { item } from "../../../src/values/item.ts";
import { resize, resizeInPlace } from "../../../src/values/resize.ts";
import { toBigInt, toBool, toNumber } from "../../../src/values/scalar.ts";
import { setflags } from "../../../src/values/set-flags.ts";
import { toBytes } from "../../../src/values/to-bytes.ts";
import { toArray } from "../../../src/values/to-list.ts";
import { InvalidArgumentError } from "@tsmem/core";
import type { Json } from "../runner/case.ts";
import type { Ops, Program } from "../runner/op.ts";
import { pythonInts } from "./convert.ts";

function flatIndex(ix: Json | undefined, program: Program): unknown {
  const items = program.index(ix);
  return items.length === 1 ? items[0] : items;
}

/** Values in and out of arrays, one by one or all at once. */
export const values: Ops = {
  tolist: (args, program) => {
    const a = program.array(args["a"]);
    return new NestedList(a.dtype, toArray(a));
  },
  tobytes: (args, program) =>
    toBytes(program.array(args["a"]), (args["order"] ?? "C") as LikeOrder),
  item: (args, program) => {
    const a = program.array(args["a"]);
    const value: unknown = item(a, ...((args["args"] ?? []) as number[]));
    // Python has bytes there.
    return a.dtype.kind === "S" ? latin1Bytes(value as string) : value;
  },
  attr: (args, program) => {
    const a = program.array(args["a"]);
    const name = args["name"] as "shape" | "strides" | "size" | "nbytes" | "itemsize" | "ndim";
    return a[name];
  },
  truth: (args, program) => toBool(program.array(args["a"])),
  length: (args, program) => {
    const [first] = program.array(args["a"]).shape;
    if (first !== undefined) return first;
    throw new InvalidArgumentError("length: len() of unsized object", { value: args["a"] });
  },
  toint: (args, program) => toBigInt(program.array(args["a"])),
  tofloat: (args, program) => asFloat(toNumber(program.array(args["a"]))),
  setflags: (args, program) => {
    setflags(program.array(args["a"]), {
      writeable: args["write"] === true || args["write"] === 1,
    });
  },
  byteswap: (args, program) =>
    byteswap(program.array(args["a"]), { inplace: args["inplace"] === true }),
  resize: (args, program) => resize(program.array(args["a"]), args["shape"] as number[]),
  resize_inplace: (args, program) => {
    resizeInPlace(program.array(args["a"]), args["shape"] as number[]);
  },
  flat_get: (args, program) => flatGet(program.array(args["a"]), flatIndex(args["ix"], program)),
  flat_set: (args, program) => {
    const value = pythonInts(program.operand(args["value"]));
    flatSet(program.array(args["a"]), flatIndex(args["ix"], program), value);
  },
  flat_assign: (args, program) => {
    flatAssign(program.array(args["a"]), pythonInts(program.operand(args["value"])));
  },
};
