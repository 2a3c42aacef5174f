import { register } from "./addon/binding.ts";
import { needBinding } from "./addon/load.ts";
import { dropKept, keptByteLength } from "./block/recycler.ts";

/** Counts of this thread since the addon was loaded, unless they say otherwise. */
export interface Stats {
  /** Blocks in use whose memory lies outside the engine: adopted, borrowed, recycled pages. */
  readonly liveBlocks: number;
  readonly liveBytes: number;
  readonly peakBlocks: number;
  readonly peakBytes: number;
  /** Calls of adopt that took memory, also from other addons; `copied` of them into the engine. */
  readonly adopted: number;
  readonly copied: number;
  readonly borrowed: number;
  /** Blocks outside the engine that were given back, by dispose, sweep or finalizer. */
  readonly released: number;
  /** Of these: collected, never escaped, and freed by a sweep. */
  readonly swept: number;
  /** Of these: escaped, and freed by the finalizer of the engine. */
  readonly finalized: number;
  /** Large blocks that got memory which an earlier one had used. */
  readonly recycled: number;
  /** Collections that the policy asked for. */
  readonly sweeps: number;
  /** Memory kept for reuse: by this thread, and by the process for all threads. */
  readonly keptBytes: number;
  readonly processKeptBytes: number;
  /** Blocks and bytes outside the engine of all threads, those kept for reuse by a thread included. */
  readonly processBlocks: number;
  readonly processBytes: number;
}

/**
 * What the addon holds now and has done so far.
 *
 * Memory of the engine (small blocks, copies) is not in `liveBlocks`: the engine counts and frees it.
 *
 * @throws {UnavailableError} the addon could not be loaded
 */
export function stats(): Stats {
  const binding = needBinding("stats");
  const { registers } = binding;
  const [processKeptBytes, processBlocks, processBytes] = binding.processStats();
  return {
    liveBlocks: registers[register.liveBlocks]!,
    liveBytes: registers[register.liveBytes]!,
    peakBlocks: registers[register.peakBlocks]!,
    peakBytes: registers[register.peakBytes]!,
    adopted: registers[register.adopted]!,
    copied: registers[register.copied]!,
    borrowed: registers[register.borrowed]!,
    released: registers[register.released]!,
    swept: registers[register.swept]!,
    finalized: registers[register.finalized]!,
    recycled: registers[register.recycled]!,
    sweeps: registers[register.sweeps]!,
    keptBytes: keptByteLength(),
    processKeptBytes,
    processBlocks,
    processBytes,
  };
}

/**
 * Give memory that is kept for reuse back to the system now, instead of after five idle seconds.
 *
 * @returns the bytes given back
 * @throws {UnavailableError} the addon could not be loaded
 */
export function trim(): number {
  const binding = needBinding("trim");
  dropKept(binding);
  return binding.trim(0);
}
