import { DTypeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { float32, float64 } from "../dtype/builtin.ts";
import { complex128 } from "../dtype/other-numbers.ts";
import type { DType } from "../dtype/dtype.ts";
import { zerosLike } from "../create/like.ts";
import type { NDArray } from "../ndarray.ts";
import type { View } from "../types/view.ts";
import { reinterpret } from "./view-of.ts";

function partDType(dtype: DType): DType {
  const part = dtype.num === complex128.num ? float64 : float32;
  return dtype.isNative ? part : part.newByteOrder();
}

/**
 * The real parts.
 *
 * @returns view of a complex array that keeps its base alive; an array that is not complex is itself
 */
export function real(a: NDArray): NDArray {
  checkArray("real", a);
  if (a.dtype.kind !== "c") return a;
  return reinterpret(a, partDType(a.dtype), a.shape, a.strides, a.byteOffset);
}

/**
 * The imaginary parts.
 *
 * @returns view of a complex array that keeps its base alive; read-only zeros, newly made, when the array
 *   is not complex
 */
export function imag(a: NDArray): NDArray {
  checkArray("imag", a);
  if (a.dtype.kind === "c") return imaginaryView(a);
  const zeros = zerosLike(a, { order: "A" });
  zeros.writeable = false;
  return zeros;
}

function imaginaryView(a: NDArray): View<NDArray> {
  const at = a.byteOffset + a.dtype.itemsize / 2;
  return reinterpret(a, partDType(a.dtype), a.shape, a.strides, at);
}

/**
 * Write the real parts of `a`, as NumPy's `a.real = value` does.
 *
 * @throws {ReadOnlyError} `a` is read-only
 * @throws {BroadcastError} the shape of `value` does not fit
 */
export function setReal(a: NDArray, value: NDArray): void {
  checkArray("setReal", a);
  checkArray("setReal", value);
  copyInto("setReal", real(a), value, "unsafe");
}

/**
 * Write the imaginary parts of `a`.
 *
 * @throws {DTypeError} `a` is not complex
 * @throws {ReadOnlyError} `a` is read-only
 * @throws {BroadcastError} the shape of `value` does not fit
 */
export function setImag(a: NDArray, value: NDArray): void {
  checkArray("setImag", a);
  checkArray("setImag", value);
  if (a.dtype.kind !== "c") {
    throw new DTypeError("setImag: array does not have imaginary part to set; use astype first", {
      dtypes: [a.dtype],
    });
  }
  copyInto("setImag", imaginaryView(a), value, "unsafe");
}
