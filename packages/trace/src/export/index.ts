export { type HeapProfile, type HeapProfileNode, toHeapProfile } from "./heapprofile.ts";
export { type HtmlReportOptions, type TimelinePoint, toHtml } from "./html.ts";
export { toPprof } from "./pprof.ts";
export { type SpeedscopeFile, toSpeedscope } from "./speedscope.ts";
