export type { Complex } from "./dtype/complex.ts";
export { astype, type AstypeOptions } from "./assign/astype.ts";
export { copy } from "./assign/copy.ts";
export { copyto, type CopytoOptions } from "./assign/copyto.ts";
export { fill } from "./assign/fill.ts";
export {
  array,
  type ArrayOptions,
  asarray,
  ascontiguousarray,
  asfortranarray,
} from "./create/array.ts";
export { arange } from "./create/arange.ts";
export { type CreateOptions, empty, type Order, zeros } from "./create/empty.ts";
export { eye, type EyeOptions, tri } from "./create/eye.ts";
export { type BufferLike, fromBuffer, type FromBufferOptions } from "./create/from-buffer.ts";
export { fromIter, type FromIterOptions } from "./create/from-iter.ts";
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
export { type Casting } from "./dtype/casting.ts";
export {
  accumulate,
  outerOf,
  reduce,
  reduceat,
  type ReduceatOptions,
} from "./reduce/ufunc-methods.ts";
export { at } from "./reduce/at.ts";
export { type AccumulateOptions, cumprod, cumsum } from "./reduce/cumulative.ts";
export type { AxisOption } from "./reduce/axes.ts";
export type { ReduceOptions } from "./reduce/engine.ts";
export { bincount, type BincountOptions } from "./reduce/bincount.ts";
export { countNonzero, type CountOptions } from "./reduce/count-nonzero.ts";
export { diff, type DiffOptions } from "./reduce/diff.ts";
export { argmax, argmin, type FindOptions } from "./reduce/find.ts";
export { all, any, max, min, prod, ptp, sum } from "./reduce/reductions.ts";
export { mean, type MeanOptions } from "./reduce/mean.ts";
export { type SpreadOptions, std, variance } from "./reduce/statistics.ts";
export { trace, type TraceOptions } from "./reduce/trace.ts";
export type { UfuncOptions } from "./ufunc/apply.ts";
export * from "./ufunc/arithmetic.ts";
export { around, type AroundOptions } from "./ufunc/around.ts";
export * from "./ufunc/bits.ts";
export { clip } from "./ufunc/clip.ts";
export * from "./ufunc/comparison.ts";
export * from "./ufunc/exponents.ts";
export * from "./ufunc/extrema.ts";
export * from "./ufunc/floats.ts";
export type {
  BinaryFunction,
  BinaryPairFunction,
  Operandlike,
  UnaryFunction,
  UnaryPairFunction,
} from "./ufunc/function.ts";
export * from "./ufunc/logic.ts";
export { canCast, minScalarType, promoteTypes, resultType } from "./ufunc/result-type.ts";
export * from "./ufunc/rounding.ts";
export * from "./ufunc/trigonometry.ts";
export { imag, real, setImag, setReal } from "./views/parts.ts";
export { flatten, ravel, reshape, type ReshapeOptions } from "./views/reshape.ts";
export { flatAssign, flatGet, flatSet } from "./indexing/flat.ts";
export { byteswap } from "./values/byteswap.ts";
export { item } from "./values/item.ts";
export { resize, resizeInPlace } from "./values/resize.ts";
export { toBigInt, toBool, toNumber } from "./values/scalar.ts";
export { setflags } from "./values/set-flags.ts";
export { toBytes } from "./values/to-bytes.ts";
export { type NestedList, toArray } from "./values/to-list.ts";
export { putAlongAxis, takeAlongAxis } from "./indexing/along-axis.ts";
export { compress, type CompressOptions, extract } from "./indexing/compress.ts";
export type { IndexMode } from "./indexing/integers.ts";
export { argwhere, flatnonzero, nonzero } from "./indexing/nonzero.ts";
export { place, put, putmask } from "./indexing/put.ts";
export { take, type TakeOptions } from "./indexing/take.ts";
export { ravelMultiIndex, unravelIndex } from "./indexing/unravel-index.ts";
export { diag, diagflat, tril, triu } from "./select/diagonals.ts";
export { ix, meshgrid, type MeshgridOptions } from "./select/meshgrid.ts";
export { choose, type ChooseOptions } from "./select/choose.ts";
export { where } from "./select/where.ts";
export { assign, gather, mask } from "./indexing/gather.ts";
export { pick } from "./views/pick.ts";
export { concatenate, type JoinOptions, stack } from "./join/concatenate.ts";
export { append, insert, remove } from "./join/edit.ts";
export { pad, type PadMode, type PadOptions, type PadWidth } from "./join/pad.ts";
export type { Positions, PositionSlice } from "./join/positions.ts";
export { repeat, tile } from "./join/repeat.ts";
export { roll, rot90 } from "./join/roll.ts";
export { arraySplit, dsplit, hsplit, type Sections, split, unstack, vsplit } from "./join/split.ts";
export { block, type Blocks, columnStack, dstack, hstack, vstack } from "./join/stacks.ts";
export { argsort, sort, sortInPlace, type SortKind, type SortOptions } from "./sort/sort.ts";
export { lexsort } from "./sort/lexsort.ts";
export { argpartition, partition } from "./sort/partition.ts";
export { searchsorted, type SearchOptions } from "./sort/searchsorted.ts";
export { unique, type UniqueOptions } from "./sort/unique.ts";
export { matmul, matvec, type ProductOptions, vecdot, vecmat } from "./linalg/products/matmul.ts";
export { dot, inner, type TensorAxes, tensordot, vdot } from "./linalg/products/dot.ts";
export { kron, outer } from "./linalg/products/outer.ts";
export { cross } from "./linalg/products/cross.ts";
export { einsum } from "./linalg/einsum/einsum.ts";
export { matrixPower } from "./linalg/matrix-power.ts";
export { det, inv, slogdet, solve } from "./linalg/solve.ts";
export { cholesky, eigh, eigvalsh, qr, type QrMode, type Triangle } from "./linalg/decompose.ts";
export { type Svd, svd, svdvals } from "./linalg/svd.ts";
export {
  type LeastSquares,
  lstsq,
  matrixRank,
  pinv,
  type RankOptions,
} from "./linalg/least-squares.ts";
export { norm, type NormOptions, type NormOrder } from "./linalg/norm.ts";
export { readNpy, writeNpy } from "./io/npy/npy.ts";
export { type NamedArrays, readNpz, writeNpz } from "./io/npy/npz.ts";
export { array2string, arrayRepr, arrayStr, type ArrayTextOptions } from "./io/print/array-text.ts";
export { getPrintOptions, type PrintOptions, setPrintOptions } from "./io/print/options.ts";
export { defaultRng } from "./random/generator.ts";
export { numThreads, setNumThreads } from "./kernels/threads.ts";
