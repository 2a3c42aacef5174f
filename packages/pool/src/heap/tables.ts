import { slotsPerSegment } from "../address.ts";

/** The per-slot tables of a segment, in one buffer. */
export interface Tables {
  /** The address of the live block; minus the last address when free; 0 when never used. */
  readonly stamps: Float64Array;
  /** Bytes asked for; only for blocks that are cells, which are at most 16 KiB. */
  readonly lengths: Uint16Array;
  /** A stack of slots that were freed. */
  readonly freeSlots: Uint16Array;
}

/** Full-size tables that segments no longer use: making new ones costs as much as a hundred blocks. */
const spare: Tables[] = [];
const spareLimit = 256;

/** Tables for a number of slots, all stamps 0. */
export function takeTables(capacity: number): Tables {
  if (capacity === slotsPerSegment) {
    const tables = spare.pop();
    if (tables) {
      tables.stamps.fill(0);
      return tables;
    }
  }
  const buffer = new ArrayBuffer(capacity * 12);
  return {
    stamps: new Float64Array(buffer, 0, capacity),
    lengths: new Uint16Array(buffer, capacity * 8, capacity),
    freeSlots: new Uint16Array(buffer, capacity * 10, capacity),
  };
}

/** Give tables back; nobody may use them afterwards. */
export function returnTables(tables: Tables): void {
  if (tables.stamps.length === slotsPerSegment && spare.length < spareLimit) spare.push(tables);
}
