import { Slots } from "./slots.ts";

/** A view that is alive, as the pins report needs it. */
export interface LiveView {
  readonly site: number;
  readonly byteLength: number;
  readonly birth: number;
  readonly base: BaseRecord;
}

/** What views of one base have in common; kept as long as one of them lives. */
export interface BaseRecord {
  readonly byteLength: number;
  /** Traceback of the base's own allocation, when it was traced. */
  readonly site: number | undefined;
  views: number;
}

/** The views that are alive and what they pin. Holds neither a view nor a base. */
export class Views {
  private readonly slots = new Slots();
  private readonly bases: BaseRecord[] = [];
  private readonly baseOf = new WeakMap<object, BaseRecord>();
  private readonly registry = new FinalizationRegistry<readonly [slot: number, generation: number]>(
    ([slot, generation]) => {
      if (this.slots.generations[slot] === generation) this.remove(slot);
    },
  );

  add(
    view: object,
    viewByteLength: number,
    base: object,
    baseByteLength: number,
    site: number,
    baseSite: number | undefined,
    birth: number,
  ): void {
    let record = this.baseOf.get(base);
    if (record === undefined) {
      record = { byteLength: baseByteLength, site: baseSite, views: 0 };
      this.baseOf.set(base, record);
    }
    record.views += 1;
    const slot = this.slots.add(viewByteLength, site, 0, birth);
    this.bases[slot] = record;
    this.registry.register(view, [slot, this.slots.generations[slot]!]);
  }

  *live(): IterableIterator<LiveView> {
    const { slots } = this;
    for (let slot = 0; slot < slots.end; slot += 1) {
      if (!slots.isLive(slot)) continue;
      yield {
        site: slots.sites[slot]!,
        byteLength: slots.sizes[slot]!,
        birth: slots.births[slot]!,
        base: this.bases[slot]!,
      };
    }
  }

  private remove(slot: number): void {
    this.bases[slot]!.views -= 1;
    this.slots.remove(slot);
  }
}
