export type { Complex } from "./dtype/complex.ts";
export { array } from "./create/array.ts";
export { type CreateOptions, empty, type Order, zeros } from "./create/empty.ts";
export { type BufferLike, fromBuffer, type FromBufferOptions } from "./create/from-buffer.ts";
export { type DTypeLike, dtypeOf } from "./dtype/dtype-of.ts";
