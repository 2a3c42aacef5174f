// The program that runs in each worker or process of sharedMap: one job, one answer, then the end.
import { parentPort, workerData } from "node:worker_threads";
import { openSharedArray } from "../array/open.ts";
import type { Answer, Job, MapFunction } from "./job.ts";
import { type ArrayPart, partOf } from "./part.ts";

async function run(job: Job): Promise<unknown> {
  const module = (await import(job.file)) as { default?: unknown };
  if (typeof module.default !== "function") {
    throw new TypeError(`${job.file} has no function as default export`);
  }
  const { index, count, start, stop, axis, data } = job;
  const parts = job.split.map((handle) => {
    return partOf(openSharedArray(handle), axis, start, stop);
  });
  const whole = job.whole.map((handle) => openSharedArray(handle));
  const use = module.default as MapFunction<ArrayPart | readonly ArrayPart[]>;
  return use(job.isList ? parts : parts[0]!, { index, count, start, stop, whole, data });
}

function describe(thrown: unknown): Answer {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { name, message, stack } = error;
  return { error: stack === undefined ? { name, message } : { name, message, stack } };
}

async function answer(job: Job, send: (answer: Answer) => void): Promise<void> {
  try {
    const result = await run(job);
    send({ result }); // throws when the result cannot be cloned
  } catch (error) {
    send(describe(error));
  }
}

if (parentPort === null) {
  // The parent is gone: nobody waits for the result any more.
  process.on("disconnect", () => process.exit(1));
  process.once("message", (job) => {
    void answer(job as Job, (message) => process.send!(message, () => process.exit(0)));
  });
} else {
  const port = parentPort;
  void answer(workerData as Job, (message) => {
    port.postMessage(message);
  });
}
