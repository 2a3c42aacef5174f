export {
  type Allocation,
  type Allocator,
  type AllocatorLike,
  allocateFrom,
  allocatorOf,
  allocatorSymbol,
} from "./allocator.ts";
export { type ErrorCode, errorCodes } from "./errors/codes.ts";
export {
  AllocationError,
  AxisError,
  BroadcastError,
  CastError,
  CorruptionError,
  DTypeError,
  FormatError,
  IndexError,
  InvalidArgumentError,
  LockError,
  NotOwnedError,
  OutOfRangeError,
  ReadOnlyError,
  ReleasedError,
  ShapeError,
  SizeOverflowError,
  type TsmemError,
  UnavailableError,
} from "./errors/errors.ts";
export { isTsmemError } from "./errors/is-tsmem-error.ts";
export { checkOptions } from "./options.ts";
export { type OptionalModule, requireOptional } from "./optional.ts";
export { checkPath } from "./path.ts";
export {
  type ArrayDescriptor,
  type ArrayFacts,
  type ArrayLikeObject,
  arraySymbol,
  readArray,
} from "./protocol/descriptor.ts";
export {
  type DTypeName,
  type FieldFormat,
  protocolItemsize,
  type StructDType,
} from "./protocol/dtype.ts";
export { leaseOf, leaseSymbol, type Lender } from "./protocol/lease.ts";
export { show } from "./show.ts";
export { checkSize, checkedByteLength } from "./sizes.ts";
export { type TraceDomain, type TraceHooks, traceHooks, type TraceListener } from "./trace.ts";
