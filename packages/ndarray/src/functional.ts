export type { Complex } from "./dtype/complex.ts";
export { astype, type AstypeOptions } from "./assign/astype.ts";
export { copy } from "./assign/copy.ts";
export { copyto, type CopytoOptions } from "./assign/copyto.ts";
export { fill } from "./assign/fill.ts";
export { array } from "./create/array.ts";
export { arange } from "./create/arange.ts";
export { type CreateOptions, empty, type Order, zeros } from "./create/empty.ts";
export { eye, type EyeOptions, tri } from "./create/eye.ts";
export { type BufferLike, fromBuffer, type FromBufferOptions } from "./create/from-buffer.ts";
export { full, ones } from "./create/full.ts";
export { indices } from "./create/indices.ts";
export {
  emptyLike,
  fullLike,
  type LikeOptions,
  type LikeOrder,
  onesLike,
  zerosLike,
} from "./create/like.ts";
export { linspace, type LinspaceOptions } from "./create/linspace.ts";
export { type DTypeLike, dtypeOf } from "./dtype/dtype-of.ts";
export { mayShareMemory, sharesMemory } from "./views/shares-memory.ts";
export { slice } from "./views/slice.ts";
export type { BasicIndex, Range } from "./layout/slice.ts";
export {
  atleast1d,
  atleast2d,
  atleast3d,
  diagonal,
  expandDims,
  flip,
  fliplr,
  flipud,
  squeeze,
} from "./views/axes.ts";
export { asStrided, type AsStridedOptions, slidingWindowView } from "./views/as-strided.ts";
export { broadcastTo } from "./views/broadcast-to.ts";
export { field } from "./views/field.ts";
export { matrixTranspose, moveaxis, rollaxis, swapaxes, transpose } from "./views/transpose.ts";
export { view } from "./views/view.ts";
