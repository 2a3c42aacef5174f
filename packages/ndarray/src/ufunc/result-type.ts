import { isArray } from "../ndarray.ts";
import { DTypeError } from "@tsmem/core";
import { builtins } from "../dtype/builtin.ts";
import { canCastDType, type Casting } from "../dtype/casting.ts";
import { shown } from "../dtype/convert.ts";
import { DType, nums } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { commonNumber, strong } from "../dtype/numeric-promotion.ts";
import { promoteAll, promoteDTypes } from "../dtype/promote.ts";
import { isComplex } from "../dtype/complex.ts";
import { Scalar } from "../dtype/scalar.ts";
import type { Operandlike } from "./function.ts";
import { operandOf } from "./operand.ts";

/** Tell dtypes from everything else. */
function isDType(value: unknown): value is DType {
  return value instanceof DType;
}

/**
 * Tell whether values of one dtype may be converted to another.
 *
 * @param casting - `safe` by default
 * @throws {DTypeError} not a dtype
 * @throws {InvalidArgumentError} not a casting rule
 * @see numpy.can_cast
 */
export function canCast(from: DTypeLike, to: DTypeLike, casting: Casting = "safe"): boolean {
  return canCastDType(dtypeOf(from), dtypeOf(to), casting);
}

/**
 * The smallest dtype to which both can be cast safely, in native byte order.
 *
 * @throws {DTypeError} there is none
 * @see numpy.promote_types
 */
export function promoteTypes(a: DTypeLike, b: DTypeLike): DType {
  return promoteDTypes(dtypeOf(a), dtypeOf(b));
}

/**
 * The dtype that an operation on these operands computes in (NEP 50): plain numbers adapt to the arrays,
 * typed scalars and dtypes do not.
 *
 * @param operands - arrays, dtypes, typed scalars, plain values
 * @throws {DTypeError} there is no common dtype, or no operand
 * @see numpy.result_type
 */
export function resultType(...operands: readonly (Operandlike | DType)[]): DType {
  if (operands.length === 0) {
    throw new DTypeError("resultType: at least one array or dtype is required", { dtypes: [] });
  }
  const all = operands.map((operand) =>
    isDType(operand) ? { dtype: operand, strength: strong } : operandOf("resultType", operand),
  );
  if (all.every(({ dtype }) => dtype.num <= nums.complex128)) {
    // Floats first, as in promoteAll.
    const sorted = [...all].sort((a, b) => b.dtype.num - a.dtype.num);
    const common = commonNumber(
      sorted.map(({ dtype }) => dtype.num),
      sorted.map(({ strength }) => strength),
    );
    return all.length === 1 && all[0]!.strength === strong
      ? all[0]!.dtype.asNative()
      : builtins[common]!;
  }
  const fixed = all.filter(({ strength }) => strength === strong).map(({ dtype }) => dtype);
  const weak = all.filter(({ strength }) => strength !== strong).map(({ dtype }) => dtype);
  const hasText = fixed.some(({ num }) => num === nums.bytes || num === nums.str);
  if (hasText && weak.length > 0) {
    throw new DTypeError(
      `resultType: The DTypes ${[...fixed, ...weak].join(" and ")} do not have a common DType; ` +
        "write plain numbers as text",
      { dtypes: [...fixed, ...weak] },
    );
  }
  return promoteAll([...fixed, ...weak]);
}

/** Integers up to these have room in uint8, int8, … */
const unsignedLimits = [
  [nums.uint8, 8n],
  [nums.uint16, 16n],
  [nums.uint32, 32n],
  [nums.uint64, 64n],
] as const;

/**
 * The smallest dtype that holds a value: uint8 for 200, float16 for 1.5. Arrays with axes keep theirs.
 *
 * @throws {DTypeError} an integer beyond 64 bits, or not a value
 * @see numpy.min_scalar_type
 */
export function minScalarType(value: Operandlike): DType {
  if (isArray(value)) {
    if (value.ndim > 0) return value.dtype;
    return smallest(value.load(value.byteOffset), value.dtype);
  }
  if (value instanceof Scalar) return smallest(value.value, value.dtype);
  if (typeof value === "string") return dtypeOf(`U${Array.from(value).length}`);
  const { array, value: plain, dtype } = operandOf("minScalarType", value);
  return array === null ? smallest(plain, dtype) : minScalarType(array);
}

function smallest(value: unknown, dtype: DType): DType {
  if (dtype.num > nums.complex128) return dtype;
  if (dtype.kind === "b") return dtype;
  if (dtype.kind === "i" || dtype.kind === "u")
    return smallestInteger(BigInt(value as number | bigint));
  if (isComplex(value)) {
    const part = Math.max(floatNum(value.re, dtype.num - 2), floatNum(value.im, dtype.num - 2));
    return builtins[Math.max(part, nums.float32) + 2]!;
  }
  return builtins[floatNum(value as number, dtype.num)]!;
}

function smallestInteger(value: bigint): DType {
  for (const [num, bits] of unsignedLimits) {
    if (value >= 0n ? value < 1n << bits : value >= -(1n << (bits - 1n))) {
      return builtins[value >= 0n ? num : num - 1]!;
    }
  }
  throw new DTypeError(`minScalarType: ${shown(value)} does not fit into 64 bits`, {
    dtypes: [value],
  });
}

/** NumPy's bounds, which leave a margin below the largest numbers. */
function floatNum(value: number, most: number): number {
  const magnitude = Math.abs(value);
  if (!Number.isFinite(value) || magnitude < 65000) return nums.float16;
  return magnitude < 3.4e38 ? nums.float32 : most;
}
