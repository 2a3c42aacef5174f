// Loaded with --import before the traced program, in its main thread and again in each worker.
import { closeSync, openSync, renameSync, writeSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { isMainThread, threadId } from "node:worker_threads";
import { getTracedMemory, pinsReport, start, takeSnapshot } from "../api.ts";
import { formatSize } from "../snapshot/format-size.ts";
import { collectGarbage } from "../tracer/collect.ts";
import { type Session, sessionVariable, type ThreadReport } from "./session.ts";
import { Timeline } from "./timeline.ts";

const timelineStepMs = 50;
// A thread that is ended from outside has no last word, so reports are written on the way, and seldom
// enough that they cost at most a fiftieth of the time.
const reportStepMs = 250;
const reportShare = 50;
const text = process.env[sessionVariable];
if (text !== undefined) traceThisThread(JSON.parse(text) as Session);

function traceThisThread(session: Session): void {
  const timeline = new Timeline();
  const note = (): void => {
    timeline.note(getTracedMemory().current);
  };
  const path = join(session.folder, `${process.pid}-${threadId}.json`);
  const report = (): void => {
    const { points } = timeline;
    const { peak } = getTracedMemory();
    const written: ThreadReport = {
      snapshot: takeSnapshot().toJSON(),
      peak,
      pins: pinsReport().lines,
      timeline: points,
    };
    // Under another name first: the thread may be ended while it writes.
    // Not writeFileSync, which makes a Buffer of the text.
    const file = openSync(`${path}.part`, "w");
    writeSync(file, JSON.stringify(written));
    closeSync(file);
    renameSync(`${path}.part`, path);
  };
  start(session.start);
  note();
  setInterval(note, timelineStepMs).unref();
  reportAgain(report, reportStepMs);
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
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
      });
    }
  }
  process.on("exit", () => {
    note();
    report();
  });
}

function reportAgain(report: () => void, delayMs: number): void {
  setTimeout(() => {
    const begin = performance.now();
    report();
    reportAgain(report, Math.max(reportStepMs, (performance.now() - begin) * reportShare));
  }, delayMs).unref();
}

function printTable(top: number): void {
  const { current, peak } = getTracedMemory();
  const lines = takeSnapshot().statistics("lineno").slice(0, top);
  const head = `traced ${formatSize(current)}, peak ${formatSize(peak)}`;
  process.stderr.write(`${[head, ...lines.map(String)].join("\n  ")}\n`);
}
