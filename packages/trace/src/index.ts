export {
  clearTraces,
  getObjectTraceback,
  getTracebackLimit,
  getTracedMemory,
  getTracerMemory,
  isTracing,
  type LiveSnapshot,
  pinsReport,
  resetPeak,
  start,
  type StartOptions,
  stop,
  takeLiveSnapshot,
  takeSnapshot,
  type TracedMemory,
} from "./api.ts";
export { type PinLine, PinsReport } from "./pins/report.ts";
export { DomainFilter, Filter, type TraceFilter } from "./snapshot/filter.ts";
export { formatSize } from "./snapshot/format-size.ts";
export { Frame, Traceback } from "./snapshot/frame.ts";
export { Snapshot, type StatisticKey, type Trace } from "./snapshot/snapshot.ts";
export { Statistic, StatisticDiff } from "./snapshot/statistic.ts";
export { type Domain, domains } from "./tracer/tracer.ts";
