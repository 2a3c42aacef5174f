import type { TraceDomain, TraceListener } from "@tsmem/core";
import { ByteSampler } from "./sampling.ts";
import { Sites } from "./sites.ts";
import { Slots } from "./slots.ts";
import { beginCapture, captureStackTrace, endCapture, holder } from "./stack.ts";
import { Views } from "./views.ts";

/** Who gave the memory: tsmem's packages, or the engine and Node when `globals` are traced. */
export type Domain = TraceDomain | "ArrayBuffer" | "Buffer" | "Buffer pool";

/** Every domain, in the order of their numbers in the tables. */
export const domains: readonly Domain[] = [
  "native",
  "pool",
  "ndarray",
  "shared",
  "ArrayBuffer",
  "Buffer",
  "Buffer pool",
];

const firstEngineDomain = domains.indexOf("ArrayBuffer");
const domainNumber = new Map<Domain, number>(domains.map((domain, index) => [domain, index]));

/** How a tracer was asked to work. */
export interface TracerSettings {
  readonly frames: number;
  /** Mean bytes between samples, or 0 to trace everything. */
  readonly sampleBytes: number;
}

/** The slots of one owner by their keys. */
interface KeyedSlots {
  readonly slots: Map<number, number>;
  /** The table it was made for; `clear` starts another. */
  readonly isOf: WeakMap<object, KeyedSlots>;
}

/** Remembers which site allocated what is alive. Holds no owner and no view. */
export class Tracer implements TraceListener {
  readonly settings: TracerSettings;
  readonly slots: Slots = new Slots();
  readonly sites: Sites;
  readonly views: Views = new Views();
  readonly sampler: ByteSampler | undefined;
  current = 0;
  peak = 0;
  private slotOf = new WeakMap<object, number>();
  private slotsOf = new WeakMap<object, KeyedSlots>();
  private readonly startMs = performance.now();
  // A slot and its generation in one double: generations stay below 2^21 for 2^32 slots.
  private readonly collected = new FinalizationRegistry<number | KeyedSlots>((held) => {
    if (typeof held !== "number") {
      if (held.isOf !== this.slotsOf) return; // forgotten: its slots may be those of others by now
      for (const slot of held.slots.values()) this.drop(slot);
      return;
    }
    const slot = held % 2 ** 32;
    if (this.slots.generations[slot]! % 2 ** 20 === Math.floor(held / 2 ** 32)) this.drop(slot);
  });

  constructor(settings: TracerSettings) {
    this.settings = settings;
    this.sites = new Sites(settings.frames);
    this.sampler = settings.sampleBytes > 0 ? new ByteSampler(settings.sampleBytes) : undefined;
  }

  readonly allocated = (domain: Domain, owner: object, byteLength: number, key?: number): void => {
    if (this.sampler?.hits(byteLength) === false) return;
    beginCapture(this.sites.limit);
    try {
      captureStackTrace(holder, this.allocated);
    } catch {
      // No stack is left for it in some engines; the hooks of the program must be put back all the same.
    }
    const site = this.sites.intern(endCapture(), this.allocated);
    const number = domainNumber.get(domain)!;
    // What a package of tsmem takes from the engine is the memory that it announces by itself.
    if (number >= firstEngineDomain && this.sites.isAnnounced) return;
    const slot = this.slots.add(byteLength, site, number, this.ageMs());
    this.current += this.weighted(byteLength);
    if (this.current > this.peak) this.peak = this.current;
    if (key !== undefined) this.keep(owner, key, slot);
    else {
      this.slotOf.set(owner, slot);
      this.collected.register(owner, (this.slots.generations[slot]! % 2 ** 20) * 2 ** 32 + slot);
    }
  };

  freed(_domain: TraceDomain, owner: object, key?: number): void {
    if (key === undefined) {
      const slot = this.slotOf.get(owner);
      if (slot === undefined) return;
      this.slotOf.delete(owner);
      this.drop(slot);
      return;
    }
    const slots = this.slotsOf.get(owner)?.slots;
    const slot = slots?.get(key);
    if (slot === undefined) return;
    slots!.delete(key);
    this.drop(slot);
  }

  readonly viewed = (
    view: object,
    base: object,
    viewByteLength: number,
    baseByteLength: number,
    isOfEngine = false,
  ): void => {
    beginCapture(this.sites.limit);
    try {
      captureStackTrace(holder, this.viewed);
    } catch {
      // No stack is left for it in some engines; the hooks of the program must be put back all the same.
    }
    const site = this.sites.intern(endCapture(), this.viewed);
    if (isOfEngine && this.sites.isAnnounced) return;
    this.views.add(
      view,
      viewByteLength,
      base,
      baseByteLength,
      site,
      this.siteOf(base),
      this.ageMs(),
    );
  };

  /** The site that allocated an object, when it is traced and alive. */
  siteOf(owner: object): number | undefined {
    const slot = this.slotOf.get(owner);
    return slot === undefined ? undefined : this.slots.sites[slot];
  }

  /** Milliseconds since the tracer started. */
  ageMs(): number {
    return performance.now() - this.startMs;
  }

  /** Bytes that an allocation stands for: its own in full mode, its share of all in sampled mode. */
  weighted(byteLength: number): number {
    return this.sampler === undefined ? byteLength : byteLength * this.sampler.weight(byteLength);
  }

  /** Bytes the tracer itself uses for its tables, without what the engine keeps per weak reference. */
  get byteLength(): number {
    return this.slots.byteLength + this.sites.byteLength;
  }

  /** Forget all traces; what is alive now is unknown from here on. */
  clear(): void {
    for (let slot = 0; slot < this.slots.end; slot += 1) {
      if (this.slots.isLive(slot)) this.slots.remove(slot);
    }
    this.slotOf = new WeakMap();
    this.slotsOf = new WeakMap();
    this.current = 0;
    this.peak = 0;
  }

  private keep(owner: object, key: number, slot: number): void {
    let keyed = this.slotsOf.get(owner);
    if (keyed === undefined) {
      keyed = { slots: new Map(), isOf: this.slotsOf };
      this.slotsOf.set(owner, keyed);
      this.collected.register(owner, keyed);
    }
    keyed.slots.set(key, slot);
  }

  private drop(slot: number): void {
    if (!this.slots.isLive(slot)) return;
    this.current -= this.weighted(this.slots.sizes[slot]!);
    this.slots.remove(slot);
  }
}
