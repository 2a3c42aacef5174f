import { domains, type Tracer } from "../tracer/tracer.ts";
import type { RawFrame } from "../tracer/sites.ts";
import { Frame, Traceback } from "./frame.ts";
import { Snapshot, type Trace } from "./snapshot.ts";
import { originalPosition } from "./source.ts";

const cache = new WeakMap<RawFrame, Frame>();

/** The traces of a tracer that are alive now, equal ones counted together. */
export function snapshotOf(tracer: Tracer): Snapshot {
  const { slots } = tracer;
  const groups = new Map<string, { slot: number; count: number }>();
  for (let slot = 0; slot < slots.end; slot += 1) {
    if (!slots.isLive(slot)) continue;
    const size = slots.sizes[slot]!;
    const key = `${slots.domains[slot]} ${slots.sites[slot]} ${size}`;
    const count = tracer.sampler?.weight(size) ?? 1;
    const old = groups.get(key);
    if (old === undefined) groups.set(key, { slot, count });
    else old.count += count;
  }
  const traces: Trace[] = [];
  for (const { slot, count } of groups.values()) {
    traces.push({
      domain: domains[slots.domains[slot]!]!,
      size: slots.sizes[slot]!,
      count,
      traceback: tracebackOf(tracer, slots.sites[slot]!),
    });
  }
  return new Snapshot(traces, tracer.settings.frames);
}

/** The traceback of a site, source-mapped, oldest frame first. */
export function tracebackOf(tracer: Tracer, site: number): Traceback {
  return new Traceback(tracer.sites.traceback(site).reverse().map(mapped));
}

function mapped(raw: RawFrame): Frame {
  let frame = cache.get(raw);
  if (frame === undefined) {
    const { filename, lineno } = originalPosition(raw.file, raw.line, raw.column);
    frame = new Frame(filename, lineno, raw.name);
    cache.set(raw, frame);
  }
  return frame;
}
