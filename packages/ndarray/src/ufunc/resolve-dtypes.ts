import { CastError, DTypeError } from "@tsmem/core";
import { builtins } from "../dtype/builtin.ts";
import { canCastDType, type Casting } from "../dtype/casting.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { strong, weakInteger } from "../dtype/numeric-promotion.ts";
import type { Signature, Ufunc } from "./definition.ts";
import type { Operand } from "./operand.ts";
import { noLoop, resolveNumbers } from "./resolve.ts";

/** A loop together with the dtypes of its operands, units and lengths included. */
export interface Resolution {
  readonly signature: Signature<unknown>;
  readonly inputs: readonly DType[];
  readonly outputs: readonly DType[];
}

/** Finds loops for dates, spans, strings and records; set by the entry point that has them. */
export const otherDTypes: {
  resolve: ((ufunc: Ufunc, operands: readonly Operand[]) => Resolution | undefined) | null;
} = { resolve: null };

/**
 * The dtype that the option `dtype` means: it chooses among loops, which have no byte order of their own
 * and find units and lengths from the operands.
 *
 * @throws {DTypeError} the dtype has a byte order, unit, length or fields
 */
export function loopDType(name: string, like: DTypeLike | undefined): DType | undefined {
  if (like === undefined) return undefined;
  const dtype = dtypeOf(like);
  const { num, isNative, unit, itemsize } = dtype;
  const isPlain = isNative && (num <= nums.complex128 || unit?.unit === "" || itemsize === 0);
  if (isPlain && num !== nums.void) return dtype;
  throw new DTypeError(
    `${name}: The \`dtype\` and \`signature\` arguments to ufuncs only select the general DType and not ` +
      `details such as the byte order or time unit, got ${String(dtype)}; use astype on the result`,
    { dtypes: [dtype] },
  );
}

/**
 * Find the loop for the operands and check the casts that it needs.
 *
 * @param dtype - of the result, or undefined to let the operands decide
 * @throws {DTypeError} the operation has no loop for them
 * @throws {CastError} the loop needs a cast that `casting` forbids
 */
export function resolveDTypes(
  ufunc: Ufunc,
  operands: readonly Operand[],
  dtype: DType | undefined,
  casting: Casting,
): Resolution {
  const resolution =
    dtype === undefined ? byOperands(ufunc, operands) : byDType(ufunc, operands, dtype);
  if (resolution === undefined) {
    if (dtype !== undefined) {
      throw new DTypeError(
        `${ufunc.name}: No loop matching the specified signature and casting was found for ufunc ` +
          `${ufunc.name} with dtype ${String(dtype)}; leave out dtype, or use astype first`,
        { dtypes: [dtype] },
      );
    }
    throw notSupported(
      ufunc.name,
      operands.map((operand) => operand.dtype),
    );
  }
  if (dtype !== undefined || casting !== "same_kind") {
    for (const [k, operand] of operands.entries()) {
      checkInputCast(ufunc.name, k, operand, resolution.inputs[k]!, casting);
    }
  }
  return resolution;
}

/** The error for operands that no loop takes; what only this entry knows gets all of NumPy's words. */
function notSupported(name: string, dtypes: readonly DType[]): DTypeError {
  if (dtypes.every(({ num, isNative }) => num <= nums.float64 && isNative)) {
    return noLoop(name, dtypes.map(String));
  }
  const hasTimes = goesByOperands.has(name) && dtypes.some(({ unit }) => unit !== null);
  const sentence = hasTimes
    ? `ufunc '${name}' cannot use operands with types ${dtypes.map((d) => `dtype('${String(d)}')`).join(" and ")}`
    : `ufunc '${name}' not supported for the input types, and the inputs could not be safely coerced to ` +
      `any supported types according to the casting rule ''safe''; the types are ${dtypes.join(", ")}`;
  return new DTypeError(`${name}: ${sentence}; use astype first`, { dtypes });
}

function byOperands(ufunc: Ufunc, operands: readonly Operand[]): Resolution | undefined {
  if (operands.some((operand) => operand.dtype.num > nums.complex128)) {
    return otherDTypes.resolve?.(ufunc, operands);
  }
  const signature = resolveNumbers(
    ufunc,
    operands.map((operand) => operand.dtype.num),
    operands.map((operand) => operand.strength),
  );
  return signature === undefined ? undefined : withBuiltins(signature);
}

/** The dtypes of a loop over numbers. */
export function withBuiltins(signature: Signature<unknown>): Resolution {
  return {
    signature,
    inputs: signature.inputs.map((num) => builtins[num]!),
    outputs: signature.outputs.map((num) => builtins[num]!),
  };
}

/** The functions whose loops for dates and spans `dtype` does not choose. */
export const goesByOperands: ReadonlySet<string> = new Set([
  "add",
  "subtract",
  "multiply",
  "divide",
  "floor_divide",
  "remainder",
  "divmod",
]);

function byDType(ufunc: Ufunc, operands: readonly Operand[], dtype: DType): Resolution | undefined {
  const gives = (signature: Signature<unknown>): boolean => signature.outputs[0] === dtype.num;
  const natural = byOperands(ufunc, operands);
  if (natural !== undefined && gives(natural.signature)) return natural;
  // The arithmetic of dates and spans goes by its operands alone, as in NumPy.
  if (operands.some((operand) => operand.dtype.unit !== null) && goesByOperands.has(ufunc.name)) {
    return natural;
  }
  if (dtype.num > nums.complex128) return undefined;
  const uniform = ufunc.uniform[dtype.num];
  const signature =
    uniform !== undefined && gives(uniform) ? uniform : ufunc.signatures.find(gives);
  return signature === undefined ? undefined : withBuiltins(signature);
}

/** What NumPy calls plain numbers, by their strength. */
const pythonNames = ["bool", "int", "float", "complex"];

function checkInputCast(
  name: string,
  k: number,
  operand: Operand,
  dtype: DType,
  casting: Casting,
): void {
  if (casting === "equiv" && operand.strength !== strong && operand.dtype !== dtype) {
    throw new CastError(
      `${name}: cannot cast Python ${pythonNames[operand.strength]!} to ${String(dtype)} under the casting ` +
        "rule 'equiv'; pass an array of that dtype",
      { from: operand.dtype, to: dtype },
    );
  }
  if (operand.strength === weakInteger && dtype.num >= nums.int8 && dtype.num <= nums.complex128) {
    return;
  }
  const rule = operand.strength === strong || casting === "unsafe" ? casting : "same_kind";
  if (canCastDType(operand.dtype, dtype, rule)) return;
  throw castError(name, `input ${k}`, operand.dtype, dtype, casting);
}

/** The error for a cast that the rule forbids. */
export function castError(
  name: string,
  which: string,
  from: DType,
  to: DType,
  casting: Casting,
): CastError {
  return new CastError(
    `${name}: Cannot cast ufunc '${name}' ${which} from dtype('${String(from)}') to dtype('${String(to)}') ` +
      `with casting rule '${casting}'; convert it first, or pass another casting`,
    { from, to },
  );
}
