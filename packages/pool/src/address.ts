import { show } from "@tsmem/core";

declare const brand: unique symbol;

/**
 * A block of a pool, as an opaque value that can be stored anywhere a number can.
 *
 * It names one block for all time: after a free, realloc, clear or dispose it is refused for ever, even when
 * another block lies in the same bytes. It is no pointer; `pool.addressOf(address)` gives that.
 */
export type Address = number & { readonly [brand]: "tsmem.pool.address" };

/*
 * How 53 bits name a block:
 *
 *     generation (17) | segment (26) | slot (10)
 *
 * A segment is a table of up to 1024 slots that belongs to one pool. Segment numbers come from one
 * directory per realm, so no two pools ever give the same address. Each reuse of a slot raises its
 * generation; a slot whose generations are used up is never used again. The low 32 bits can be cut
 * off with integer operations.
 */
export const slotBits = 10;
export const slotsPerSegment: number = 2 ** slotBits;
export const segmentLimit: number = 2 ** 26;
export const generationStep: number = 2 ** 36;
export const addressLimit: number = 2 ** 53;

/** The segment part of an address. The value must be a safe integer. */
export function segmentOf(address: number): number {
  const low = address >>> 0;
  const high = (address - low) / 0x1_0000_0000;
  return (low >>> slotBits) | ((high & 15) << 22);
}

/** The slot part of an address. */
export function slotOf(address: number): number {
  return address & (slotsPerSegment - 1);
}

/** An address as text for messages, such as `0x2a00401`; other values as all messages show them. */
export function showAddress(value: unknown): string {
  if (Number.isSafeInteger(value) && (value as number) >= 0) {
    return `0x${(value as number).toString(16)}`;
  }
  if (typeof value === "bigint") return `0x${value.toString(16)}n`;
  return show(value);
}
