/** Who gave the memory. A tracer keeps the domains apart, as tracemalloc does. */
export type TraceDomain = "native" | "pool" | "ndarray" | "shared";

/**
 * What a tracer implements. The calls come synchronously from inside allocations, so a listener must
 * not allocate through tsmem itself and must not throw.
 */
export interface TraceListener {
  /**
   * `byteLength` bytes are alive from now until `freed`, or until `owner` is collected. Blocks that
   * have no object of their own are told apart by `key`, unique among the live ones of `owner`.
   */
  allocated(domain: TraceDomain, owner: object, byteLength: number, key?: number): void;
  /** The bytes announced with the same owner and key are gone. */
  freed(domain: TraceDomain, owner: object, key?: number): void;
  /** `view` (an array of `viewByteLength` bytes) keeps `base` with its `baseByteLength` alive. */
  viewed(view: object, base: object, viewByteLength: number, baseByteLength: number): void;
}

/** The one place where a tracer listens; `listener` is null when nobody does. */
export interface TraceHooks {
  listener: TraceListener | null;
}

const key = Symbol.for("tsmem.trace");
const registry = globalThis as { [key]?: TraceHooks | undefined };

/**
 * The hooks of this realm, shared by all installed copies of this package.
 *
 * Emitting costs one branch when nobody listens:
 * `if (traceHooks.listener !== null) traceHooks.listener.allocated("pool", pool, 64, key)`.
 */
export const traceHooks: TraceHooks = registry[key] ?? { listener: null };
registry[key] = traceHooks;
