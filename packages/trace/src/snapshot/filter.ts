import { checkOptions } from "@tsmem/core";
import { type Domain, domains } from "../tracer/tracer.ts";
import { check, isCount, isListOf } from "./checks.ts";
import { shellPattern } from "./shell-pattern.ts";
import type { Trace } from "./snapshot.ts";

/** Keeps or drops traces of a snapshot. */
export interface TraceFilter {
  readonly inclusive: boolean;
  /** Whether this filter lets a trace through. */
  matches(trace: Trace): boolean;
}

interface FilterOptions {
  readonly lineno?: number;
  readonly allFrames?: boolean;
  readonly domain?: Domain;
}

function checked(inclusive: unknown, pattern: unknown, options: FilterOptions): FilterOptions {
  checkOptions("Filter", options);
  const { lineno, allFrames, domain } = options;
  const isFlag = (value: unknown): boolean => typeof value === "boolean";
  check("Filter", "inclusive", inclusive, isFlag(inclusive), "true or false");
  check("Filter", "filenamePattern", pattern, typeof pattern === "string", "a string");
  check("Filter", "lineno", lineno, lineno === undefined || isCount(lineno), "a line number");
  check(
    "Filter",
    "allFrames",
    allFrames,
    allFrames === undefined || isFlag(allFrames),
    "true or false",
  );
  if (domain !== undefined) checkDomain("Filter", domain);
  return options;
}

function checkDomain(operation: string, domain: Domain): void {
  check(operation, "domain", domain, domains.includes(domain), `one of ${domains.join(", ")}`);
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
   * @throws {InvalidArgumentError} one of them is of another kind, or there is no such domain
   */
  constructor(inclusive: boolean, filenamePattern: string, options: FilterOptions = {}) {
    const { lineno, allFrames = false, domain } = checked(inclusive, filenamePattern, options);
    this.inclusive = inclusive;
    this.filenamePattern = filenamePattern;
    this.lineno = lineno;
    this.allFrames = allFrames;
    this.domain = domain;
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

  /** @throws {InvalidArgumentError} there is no such domain */
  constructor(inclusive: boolean, domain: Domain) {
    check("DomainFilter", "inclusive", inclusive, typeof inclusive === "boolean", "true or false");
    checkDomain("DomainFilter", domain);
    this.inclusive = inclusive;
    this.domain = domain;
  }

  matches(trace: Trace): boolean {
    return (trace.domain === this.domain) === this.inclusive;
  }
}

/** Keep the traces that one of the inclusive filters, and all exclusive ones, let through. */
export function filterTraces(traces: readonly Trace[], filters: readonly TraceFilter[]): Trace[] {
  const isRight = isListOf(filters, isFilter);
  check("filterTraces", "filters", filters, isRight, "a list of Filter and DomainFilter");
  const inclusive = filters.filter((filter) => filter.inclusive);
  const exclusive = filters.filter((filter) => !filter.inclusive);
  return traces.filter(
    (trace) =>
      (inclusive.length === 0 || inclusive.some((filter) => filter.matches(trace))) &&
      exclusive.every((filter) => filter.matches(trace)),
  );
}

function isFilter(value: unknown): boolean {
  return typeof (value as Partial<TraceFilter> | null | undefined)?.matches === "function";
}
