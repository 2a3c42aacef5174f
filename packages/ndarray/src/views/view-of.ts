import { traceHooks } from "@tsmem/core";
import type { DType } from "../dtype/dtype.ts";
import { accessOf } from "../layout/access.ts";
import { sizeOf } from "../layout/shape.ts";
import { NDArray } from "../ndarray.ts";
import type { Shape } from "../types/shape.ts";

/**
 * A view of the same dtype: new layout, same memory, base set. For layouts made by basic indexing,
 * whose alignment follows from that of `a`.
 *
 * @param byteOffset - of the buffer, where the first element of the view starts
 */
export function viewOf<D extends string, S extends Shape>(
  a: NDArray<D>,
  shape: S,
  strides: readonly number[],
  byteOffset: number,
): NDArray<D, S> {
  const view = new NDArray<D, S>(
    a.dtype,
    shape,
    strides,
    byteOffset,
    a.storage,
    rootOf(a),
    a.access,
    a.writeable,
  );
  if (traceHooks.listener !== null) announce(view);
  return view;
}

/** A view with any dtype and layout; the caller has checked that it stays inside the memory of `a`. */
export function reinterpret<D extends string, S extends Shape>(
  a: NDArray,
  dtype: DType<D>,
  shape: S,
  strides: readonly number[],
  byteOffset: number,
): NDArray<D, S> {
  const view = new NDArray<D, S>(
    dtype,
    shape,
    strides,
    byteOffset,
    a.storage,
    rootOf(a),
    accessOf(dtype, shape, strides, byteOffset + a.storage.memory.skew),
    a.writeable,
  );
  if (traceHooks.listener !== null) announce(view);
  return view;
}

function rootOf(a: NDArray): NDArray {
  return a.root === null || a.isAnchor ? a : a.root;
}

// The base is what an allocation was announced for, so that a tracer can tell where it was made.
function announce(view: NDArray): void {
  const { storage, dtype, shape } = view;
  const { source } = storage;
  const base = ArrayBuffer.isView(source) ? source.buffer : (source ?? storage);
  const byteLength = sizeOf(shape) * dtype.itemsize;
  traceHooks.listener?.viewed(view, base, byteLength, storage.byteLength);
}
