// Loaded with --import before the traced program, in its main thread and again in each worker.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread, threadId } from "node:worker_threads";
import { getTracedMemory, pinsReport, start, takeSnapshot } from "../api.ts";
import type { TimelinePoint } from "../export/html.ts";
import { formatSize } from "../snapshot/format-size.ts";
import { collectGarbage } from "../tracer/collect.ts";
import { type Session, sessionVariable, type ThreadReport } from "./session.ts";

const timelineStepMs = 50;
const text = process.env[sessionVariable];
if (text !== undefined) traceThisThread(JSON.parse(text) as Session);

function traceThisThread(session: Session): void {
  const timeline: TimelinePoint[] = [];
  const note = (): void => {
    timeline.push({ timeMs: performance.now(), byteLength: getTracedMemory().current });
  };
  start(session.start);
  note();
  setInterval(note, timelineStepMs).unref();
  if (session.everyMs > 0) {
    setInterval(() => {
      printTable(session.top);
    }, session.everyMs).unref();
  }
  // A program that ends by itself is asked once to collect, so that garbage is not reported as held.
  process.once("beforeExit", () => {
    void collectGarbage();
  });
  // Dying of the signal would leave no time to report; a program that listens to it decides itself.
  if (isMainThread) {
    process.on("SIGINT", () => {
      if (process.listenerCount("SIGINT") === 1) process.exit(130);
    });
  }
  process.on("exit", () => {
    note();
    const report: ThreadReport = {
      snapshot: takeSnapshot().toJSON(),
      peak: getTracedMemory().peak,
      pins: pinsReport().toString(),
      timeline,
    };
    mkdirSync(session.folder, { recursive: true });
    writeFileSync(join(session.folder, `${process.pid}-${threadId}.json`), JSON.stringify(report));
  });
}

function printTable(top: number): void {
  const { current, peak } = getTracedMemory();
  const lines = takeSnapshot().statistics("lineno").slice(0, top);
  const head = `traced ${formatSize(current)}, peak ${formatSize(peak)}`;
  process.stderr.write(`${[head, ...lines.map(String)].join("\n  ")}\n`);
}
