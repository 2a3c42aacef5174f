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

/** Tables that segments no longer use, by capacity: making new ones costs as much as a hundred blocks. */
const spare: (Tables[] | undefined)[] = new Array<undefined>(slotsPerSegment + 1).fill(undefined);
const spareLimit = 256 * slotsPerSegment;
let spareSlots = 0;

/** Tables for a number of slots, all stamps 0. */
export function takeTables(capacity: number): Tables {
  const tables = spare[capacity]?.pop();
  if (tables) {
    spareSlots -= capacity;
    tables.stamps.fill(0);
    return tables;
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
  const capacity = tables.stamps.length;
  if (spareSlots + capacity > spareLimit) return;
  spareSlots += capacity;
  (spare[capacity] ??= []).push(tables);
}
