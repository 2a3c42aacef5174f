import type { Allocation } from "../allocator.ts";

/**
 * Owners of memory answer this symbol with an `Allocation` whose buffer has not escaped yet.
 *
 * It is meant for array classes: whoever takes a lease keeps the buffer private, and calls
 * `escape()` before handing the buffer, or a typed array over it, to anyone else. In return the
 * owner may reuse the memory as soon as the lease holder is collected. Everyone else reads
 * `ArrayDescriptor.buffer`, which counts as an escape by itself.
 */
export const leaseSymbol: unique symbol = Symbol.for("tsmem.lease") as never;

/** An owner of memory that lends it to array classes. */
export interface Lender {
  [leaseSymbol](): Allocation;
}

/** The lease of an owner, or undefined when it lends none. */
export function leaseOf(owner: unknown): Allocation | undefined {
  if (typeof owner !== "object" || owner === null) return undefined;
  const lend = (owner as Partial<Lender>)[leaseSymbol];
  return typeof lend === "function" ? lend.call(owner) : undefined;
}
