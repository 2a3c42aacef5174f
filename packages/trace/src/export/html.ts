import { checkOptions } from "@tsmem/core";
import { PinsReport } from "../pins/report.ts";
import { check, isListOf } from "../snapshot/checks.ts";
import { formatSize } from "../snapshot/format-size.ts";
import { checkSnapshot, type Snapshot } from "../snapshot/snapshot.ts";
import { clientScript, clientStyle } from "./generated/report-client.ts";
import { type CallTree, callTree, frameLabel } from "./tree.ts";

/** Traced bytes at one moment, for the timeline. */
export interface TimelinePoint {
  /** Milliseconds since the start. */
  readonly timeMs: number;
  readonly byteLength: number;
}

/** What the report shows beside the snapshot. */
export interface HtmlReportOptions {
  readonly title?: string;
  readonly timeline?: readonly TimelinePoint[];
  readonly pins?: PinsReport | string;
}

interface FlameNode {
  readonly name: string;
  readonly value: number;
  readonly children: readonly FlameNode[];
}

/** A page in one file, without links to anything: flame graph, timeline, top lines and pins. */
export function toHtml(snapshot: Snapshot, options: HtmlReportOptions = {}): string {
  checkSnapshot("toHtml", "snapshot", snapshot);
  checkOptions("toHtml", options);
  const {
    title = "Memory outside the JavaScript heap",
    timeline = [],
    pins: report = "",
  } = options;
  check("toHtml", "title", title, typeof title === "string", "a string");
  check("toHtml", "timeline", timeline, isListOf(timeline, isPoint), "a list of points");
  const isReport = typeof report === "string" || report instanceof PinsReport;
  check("toHtml", "pins", report, isReport, "a PinsReport or its text");
  const data = { flame: flame(callTree(snapshot)), timeline };
  const rows = snapshot
    .statistics("lineno")
    .slice(0, 30)
    .map(
      ({ traceback, size, count }) =>
        `<tr><td>${escape(traceback.toString())}</td><td>${formatSize(size)}</td><td>${Math.round(count)}</td></tr>`,
    );
  const pins = report.toString();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${clientStyle}</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p>${formatSize(snapshot.size)} alive, ${snapshot.takenAt.toISOString()}</p>
<section id="timeline"${data.timeline.length > 1 ? "" : " hidden"}><h2>Timeline</h2><div></div></section>
<section id="flame"${snapshot.size > 0 ? "" : " hidden"}><h2>Flame graph</h2><div></div></section>
<section><h2>Top lines</h2>${rows.length > 0 ? "" : "<p>Nothing that was traced is alive.</p>"}<table${rows.length > 0 ? "" : " hidden"}><tr><th>line</th><th>size</th><th>count</th></tr>${rows.join("")}</table></section>
${pins === "" ? "" : `<section><h2>Pins</h2><pre>${escape(pins)}</pre></section>`}
<script>globalThis.report = ${JSON.stringify(data).replaceAll("<", "\\u003c")};</script>
<script>${clientScript}</script>
</body>
</html>
`;
}

function isPoint(value: unknown): boolean {
  const { timeMs, byteLength } = (value ?? {}) as Partial<TimelinePoint>;
  return typeof timeMs === "number" && typeof byteLength === "number";
}

function flame(tree: CallTree): FlameNode {
  const children = [...tree.children.values()].map(flame);
  const value = tree.selfSize + children.reduce((sum, child) => sum + child.value, 0);
  return { name: tree.frame === undefined ? "all" : frameLabel(tree.frame), value, children };
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
