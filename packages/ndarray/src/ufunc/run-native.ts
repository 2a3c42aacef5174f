import type { DType } from "../dtype/dtype.ts";
import { nums, sameDType } from "../dtype/dtype.ts";
import { crossover, nativeKernels, type NativeKernels } from "../kernels/native.ts";
import { sizeOf } from "../layout/shape.ts";
import { giveArray, isFreshMemory } from "../iterate/native.ts";
import { inNativeOrder } from "../iterate/swapped.ts";
import { areAllTimes } from "../iterate/times.ts";
import type { NDArray } from "../ndarray.ts";
import type { Ufunc } from "./definition.ts";
import type { Operand } from "./operand.ts";
import { scalarByte, scalarStorage, storeScalar } from "./scalar-items.ts";

/**
 * Compute in a native kernel, which broadcasts, casts and orders the walk by itself.
 *
 * @returns false when there is no kernel for this, or the arrays are too small for one
 */
export function runNative(
  ufunc: Ufunc,
  shape: readonly number[],
  operands: readonly Operand[],
  inputs: readonly DType[],
  targets: readonly NDArray[],
): boolean {
  if (targets.length !== 1) return false;
  const loop = inputs[0]!.num;
  const size = sizeOf(shape);
  if (size < crossoverFor(ufunc, loop)) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  const target = targets[0]!;
  if (loop >= nums.datetime64) return runTimes(kernels, ufunc, shape, operands, inputs, target);
  const op = kernelOperation(ufunc, loop, target.dtype.num);
  if (op < 0) return false;
  const given = operands.map(swapped);
  if (!given.every((operand, k) => fits(operand, inputs[k]!, loop))) return false;
  const fresh = isFreshMemory(target);
  kernels.frame(shape);
  giveArray(kernels, 0, target);
  for (const [k, operand] of given.entries()) {
    if (operand.array !== null) giveArray(kernels, k + 1, operand.array);
    else giveScalar(kernels, k + 1, operand.value, inputs[k]!);
  }
  if (ufunc.inputCount === 1) kernels.unary(op, loop, fresh);
  else kernels.binary(op, loop, fresh);
  return true;
}

/** What means the same for dates and spans as for the integers that count their units. */
const ofTimes = new Set([
  ...["add", "subtract", "maximum", "minimum"],
  ...["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"],
]);

/** Dates and spans without NaT, as int64. */
function runTimes(
  kernels: NativeKernels,
  ufunc: Ufunc,
  shape: readonly number[],
  operands: readonly Operand[],
  inputs: readonly DType[],
  target: NDArray,
): boolean {
  const op = kernels.BinaryOp[ufunc.name];
  if (op === undefined || !ofTimes.has(ufunc.name)) return false;
  const arrays = operands.map(({ array }) => array).filter((array) => array !== null);
  if (arrays.length !== 2 || !arrays.every(({ dtype }, k) => sameDType(dtype, inputs[k]!))) {
    return false;
  }
  if (!areAllTimes(kernels, arrays)) return false;
  kernels.frame(shape);
  giveArray(kernels, 0, target);
  giveArray(kernels, 1, arrays[0]!);
  giveArray(kernels, 2, arrays[1]!);
  kernels.binary(op, nums.int64, isFreshMemory(target));
  return true;
}

function crossoverFor(ufunc: Ufunc, loop: number): number {
  if (loop === nums.int64 || loop === nums.uint64) return crossover.bigint;
  return ufunc.isCostly ? crossover.costly : crossover.arithmetic;
}

/**
 * The kernels' id of the operation, or -1 when they have no loop for these dtypes.
 *
 * @param loop - dtype number of the operands
 * @param result - dtype number of the result
 */
export function kernelOperation(ufunc: Ufunc, loop: number, result: number): number {
  if (loop > nums.complex128) return -1;
  const known = ufunc.kernelIds[loop];
  if (known !== undefined) return known;
  const kernels = nativeKernels();
  if (kernels === null) return -1;
  const isUnary = ufunc.inputCount === 1;
  const op = (isUnary ? kernels.UnaryOp : kernels.BinaryOp)[ufunc.name];
  const loops = isUnary ? kernels.UNARY_LOOPS : kernels.BINARY_LOOPS;
  const id = op !== undefined && loops[op]![loop] === result ? op : -1;
  ufunc.kernelIds[loop] = id;
  return id;
}

/** An operand of the other byte order as an array in that of the machine. */
function swapped(operand: Operand): Operand {
  if (operand.array === null) return operand;
  const array = inNativeOrder(operand.array);
  return array === operand.array ? operand : { ...operand, array };
}

function fits(operand: Operand, dtype: DType, loop: number): boolean {
  if (dtype.num !== loop) return false;
  return operand.array === null || operand.array.access <= nums.complex128;
}

function giveScalar(kernels: NativeKernels, k: number, value: unknown, dtype: DType): void {
  storeScalar(value, dtype, k - 1);
  const memory = (scalarStorage.memory.kernelMemory ??= new kernels.KernelMemory(
    scalarStorage.memory.buffer,
  ));
  kernels.operand(k, memory, scalarByte(k - 1), dtype.num, [], []);
}
