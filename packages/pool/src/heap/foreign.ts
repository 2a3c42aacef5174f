import type { Allocation } from "@tsmem/core";

/** An allocation of memory that is not the engine's. */
export interface ForeignAllocation extends Allocation {
  /** C address of the first byte. */
  readonly address: bigint | undefined;
  /** Name the pool that must stay alive while the memory can be seen. */
  bind(pool: WeakRef<object>): void;
}

/** The allocation as a foreign one, or undefined when the engine, or somebody else, owns its memory. */
export function asForeign(allocation: Allocation | undefined): ForeignAllocation | undefined {
  const foreign = allocation as Partial<ForeignAllocation> | undefined;
  return typeof foreign?.bind === "function" ? (foreign as ForeignAllocation) : undefined;
}
