import { AllocationError } from "@tsmem/core";
import {
  addressLimit,
  generationStep,
  segmentLimit,
  segmentOf,
  slotsPerSegment,
} from "../address.ts";

/** The right of one pool to use one segment number; small, because finalizers hold it. */
export interface Ticket {
  readonly segment: number;
  /** Name of the pool, for the messages of other pools. */
  readonly owner: string;
  /** Where the owner keeps the segment in its own list. */
  readonly place: number;
  /** Address of slot 0 in the first generation that this owner may use. */
  readonly firstAddress: number;
  /** An address of the latest generation handed out so far. */
  top: number;
  isReturned: boolean;
}

// The first number is drawn by lot, so that an address sent from another thread, whose directory is
// another one, is unlikely to name a block here.
const firstSegment = 1 + Math.floor((Math.random() * segmentLimit) / 2);
let nextSegment = firstSegment;
const returned: Ticket[] = [];
const tickets: Ticket[] = [];
let places: Int32Array = new Int32Array(64).fill(-1);

/**
 * Reserve a segment number.
 *
 * @param owner - name of the pool
 * @param place - where the owner keeps the segment in its own list
 */
export function takeSegment(owner: string, place: number): Ticket {
  const free = returned.pop();
  if (free === undefined && nextSegment >= segmentLimit) {
    throw new AllocationError(
      `pool: all segment numbers of this thread are in use; dispose pools that are done`,
      { byteLength: slotsPerSegment },
    );
  }
  const segment = free?.segment ?? nextSegment++;
  const generation = free === undefined ? 0 : generationOf(free.top) + 1;
  const index = segment - firstSegment;
  if (index >= places.length) {
    const grown = new Int32Array(places.length * 2).fill(-1);
    grown.set(places);
    places = grown;
  }
  const firstAddress = segment * slotsPerSegment + generation * generationStep;
  const ticket = { segment, owner, place, firstAddress, top: firstAddress, isReturned: false };
  places[index] = place;
  tickets[index] = ticket;
  return ticket;
}

/** Give a segment number back; the next owner starts at a generation that was never handed out. */
export function returnSegment(ticket: Ticket): void {
  ticket.isReturned = true;
  if (generationOf(ticket.top) + 1 < generationLimit) returned.push(ticket);
}

/** Where the last owner of a segment keeps it, or -1 for a number that nobody was ever given. */
export function placeOf(segment: number): number {
  const index = segment - firstSegment;
  return index >= 0 && index < places.length ? places[index]! : -1;
}

/** What is known about an address that is not alive in the pool that was asked. */
export function fateOf(address: number): "unknown" | "freed" | { readonly owner: string } {
  const ticket = tickets[segmentOf(address) - firstSegment];
  if (ticket === undefined || generationOf(address) > generationOf(ticket.top)) return "unknown";
  if (ticket.isReturned || address < ticket.firstAddress) return "freed";
  return { owner: ticket.owner };
}

const generationLimit = addressLimit / generationStep;

function generationOf(address: number): number {
  return Math.floor(address / generationStep);
}
