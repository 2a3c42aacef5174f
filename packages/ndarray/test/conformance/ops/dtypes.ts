import type { DType } from "../../../src/dtype/dtype.ts";
import {
  canCast,
  minScalarType,
  promoteTypes,
  resultType,
} from "../../../src/ufunc/result-type.ts";
import type { Operandlike } from "../../../src/ufunc/function.ts";
import type { Json } from "../runner/case.ts";
import type { Ops } from "../runner/op.ts";
import { operandlike } from "./ufunc.ts";

/** Questions about dtypes. */
export const dtypes: Ops = {
  can_cast: (args, program) =>
    canCast(
      program.dtype(args["from"])!,
      program.dtype(args["to"])!,
      (args["casting"] ?? "safe") as "safe",
    ),

  promote_types: (args, program) => {
    const [a, b] = (args["x"] as readonly Json[]).map((code) => program.dtype(code)!);
    return promoteTypes(a!, b!);
  },

  result_type: (args, program) =>
    resultType(...program.operands(args["x"]).map((x) => operandlike(x) as Operandlike | DType)),

  min_scalar_type: (args, program) => minScalarType(operandlike(program.operand(args["a"]))),

  dtype_info: (args, program) => {
    const dtype = program.dtype(args["dtype"])!;
    const { itemsize, alignment, fields } = dtype;
    // For NumPy a sub-array has no byte order of its own.
    const isNative =
      fields?.every((f) => f.dtype.subarray !== null || f.dtype.isNative) ?? dtype.isNative;
    const parts = fields?.map((field) => [field.name, field.offset, field.dtype.itemsize]) ?? null;
    return [dtype, itemsize, alignment, isNative, parts];
  },
};
