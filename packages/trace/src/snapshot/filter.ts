import type { Domain } from "../tracer/tracer.ts";
import { shellPattern } from "./shell-pattern.ts";
import type { Trace } from "./snapshot.ts";

/** Keeps or drops traces of a snapshot. */
export interface TraceFilter {
  readonly inclusive: boolean;
  /** Whether this filter lets a trace through. */
  matches(trace: Trace): boolean;
}

/** By file name pattern (`*`, `?`, `[…]`), line and domain. */
export class Filter implements TraceFilter {
  readonly inclusive: boolean;
  readonly filenamePattern: string;
  readonly lineno: number | undefined;
  readonly allFrames: boolean;
  readonly domain: Domain | undefined;
  private readonly pattern: RegExp;

  /**
   * @param inclusive - true keeps what matches, false drops it
   * @param filenamePattern - shell pattern for the whole path as it is printed
   * @param options.lineno - only this line; default every line
   * @param options.allFrames - look at all frames, not only at the most recent one
   * @param options.domain - only this domain
   */
  constructor(
    inclusive: boolean,
    filenamePattern: string,
    options: { lineno?: number; allFrames?: boolean; domain?: Domain } = {},
  ) {
    this.inclusive = inclusive;
    this.filenamePattern = filenamePattern;
    this.lineno = options.lineno;
    this.allFrames = options.allFrames ?? false;
    this.domain = options.domain;
    this.pattern = shellPattern(filenamePattern);
  }

  matches(trace: Trace): boolean {
    const matched = this.matchesTraceback(trace) === this.inclusive;
    if (this.domain === undefined) return matched;
    const sameDomain = trace.domain === this.domain;
    return this.inclusive ? matched && sameDomain : matched || !sameDomain;
  }

  private matchesTraceback(trace: Trace): boolean {
    const { frames } = trace.traceback;
    return (this.allFrames ? frames : frames.slice(-1)).some(
      (frame) =>
        this.pattern.test(frame.filename) &&
        (this.lineno === undefined || frame.lineno === this.lineno),
    );
  }
}

/** By domain alone. */
export class DomainFilter implements TraceFilter {
  readonly inclusive: boolean;
  readonly domain: Domain;

  constructor(inclusive: boolean, domain: Domain) {
    this.inclusive = inclusive;
    this.domain = domain;
  }

  matches(trace: Trace): boolean {
    return (trace.domain === this.domain) === this.inclusive;
  }
}

/** Keep the traces that one of the inclusive filters, and all exclusive ones, let through. */
export function filterTraces(traces: readonly Trace[], filters: readonly TraceFilter[]): Trace[] {
  const inclusive = filters.filter((filter) => filter.inclusive);
  const exclusive = filters.filter((filter) => !filter.inclusive);
  return traces.filter(
    (trace) =>
      (inclusive.length === 0 || inclusive.some((filter) => filter.matches(trace))) &&
      exclusive.every((filter) => filter.matches(trace)),
  );
}
