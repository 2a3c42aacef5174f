import { bool } from "../dtype/builtin.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { promoteDTypes } from "../dtype/promote.ts";
import { bytesDType, textDType } from "../dtype/text.ts";
import type { BinaryLoop } from "../kernels/types.ts";
import type { Ufunc } from "./definition.ts";
import type { Operand } from "./operand.ts";
import { otherDTypes, type Resolution } from "./resolve-dtypes.ts";

/** What the sign of a comparison must be for each operation. */
const tests: Readonly<Record<string, (order: number) => boolean>> = {
  equal: (order) => order === 0,
  not_equal: (order) => order !== 0,
  less: (order) => order < 0,
  less_equal: (order) => order <= 0,
  greater: (order) => order > 0,
  greater_equal: (order) => order >= 0,
};

/** Teach comparisons, `add` and the logic strings, beside what they know already. */
export function registerTexts(): void {
  const others = otherDTypes.resolve;
  otherDTypes.resolve = (ufunc, operands) => {
    if (ufunc.name.startsWith("logical_")) return resolveLogic(ufunc, operands);
    return operands.every(({ dtype }) => dtype.num === nums.str || dtype.num === nums.bytes)
      ? resolveTexts(ufunc, operands)
      : others?.(ufunc, operands);
  };
}

/** The truth of any two operands can be combined; NumPy has no `logical_not` for them. */
function resolveLogic(ufunc: Ufunc, { length }: readonly Operand[]): Resolution | undefined {
  if (length !== 2) return undefined;
  return resolution(ufunc.uniform[nums.bool]!.loop as BinaryLoop, [bool, bool], bool);
}

/**
 * Strings compare by code, shorter ones as if padded with NULs, and `add` puts one behind the other.
 * Loops see bytes: of byte strings one per character, of unicode four in native order.
 */
function resolveTexts(ufunc: Ufunc, operands: readonly Operand[]): Resolution | undefined {
  if (operands.length !== 2) return undefined;
  const [a, b] = operands.map(({ dtype }) => dtype.asNative()) as [DType, DType];
  if (a.num !== b.num) return undefined;
  const common = promoteDTypes(a, b);
  const test = tests[ufunc.name];
  if (test !== undefined) {
    const loop = compareLoop(common.itemsize, common.num === nums.str ? 4 : 1, test);
    return resolution(loop, [common, common], bool);
  }
  if (ufunc.name !== "add") return undefined;
  const isUnicode = a.num === nums.str;
  const width = a.itemsize + b.itemsize;
  const out = isUnicode ? textDType(width / 4) : bytesDType(width);
  return resolution(joinLoop(a.itemsize, b.itemsize, isUnicode ? 4 : 1), [a, b], out);
}

function resolution(loop: BinaryLoop, inputs: readonly DType[], output: DType): Resolution {
  const signature = {
    inputs: inputs.map((dtype) => dtype.num),
    outputs: [output.num],
    loop,
  };
  return { signature, inputs, outputs: [output] };
}

function compareLoop(itemsize: number, unit: 1 | 4, test: (order: number) => boolean): BinaryLoop {
  return (
    n: number,
    a: Uint8Array,
    ai: number,
    as: number,
    b: Uint8Array,
    bi: number,
    bs: number,
    out: Uint8Array,
    oi: number,
    os: number,
  ): void => {
    for (let k = 0; k < n; k++) {
      out[oi + k * os] = test(compareItems(a, ai + k * as, b, bi + k * bs, itemsize, unit)) ? 1 : 0;
    }
  };
}

function compareItems(
  a: Uint8Array,
  ai: number,
  b: Uint8Array,
  bi: number,
  itemsize: number,
  unit: 1 | 4,
): number {
  for (let at = 0; at < itemsize; at += unit) {
    // The bytes of a code point are little-endian: the last one decides first.
    for (let byte = unit - 1; byte >= 0; byte--) {
      const difference = a[ai + at + byte]! - b[bi + at + byte]!;
      if (difference !== 0) return difference;
    }
  }
  return 0;
}

function joinLoop(left: number, right: number, unit: 1 | 4): BinaryLoop {
  return (
    n: number,
    a: Uint8Array,
    ai: number,
    as: number,
    b: Uint8Array,
    bi: number,
    bs: number,
    out: Uint8Array,
    oi: number,
    os: number,
  ): void => {
    for (let k = 0; k < n; k++) {
      const from = ai + k * as;
      const to = oi + k * os;
      const used = usedBytes(a, from, left, unit);
      const other = bi + k * bs;
      out.fill(0, to, to + left + right);
      for (let i = 0; i < used; i++) out[to + i] = a[from + i]!;
      for (let i = 0; i < right; i++) out[to + used + i] = b[other + i]!;
    }
  };
}

/** Bytes before the NULs at the end. */
function usedBytes(a: Uint8Array, at: number, itemsize: number, unit: 1 | 4): number {
  let used = itemsize;
  while (used > 0 && a[at + used - 1] === 0) used -= 1;
  return Math.ceil(used / unit) * unit;
}
