import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { InvalidArgumentError } from "@tsmem/core";
import { ChildError } from "./errors.ts";
import type { Answer, Job } from "./job.ts";

/** A worker or process with a job. */
export interface Child {
  /** What the function gave; rejects with a ChildError. */
  readonly result: Promise<unknown>;
  /** End it now, and settle when it has ended. */
  end(): Promise<void>;
}

// Of the built package, also when a test runs the sources: workers load no TypeScript.
const program = new URL("../../dist/map/child.js", import.meta.url);

/**
 * The flags of this process go on to its children, except when they speak of code on the command
 * line (`node --input-type=module -e …`): with those no file can be run.
 */
const flags = process.execArgv.some((flag) =>
  /^(-e|-p|-pe|--eval|--print|--input-type.*)$/.test(flag),
)
  ? { execArgv: [] }
  : {};

export function startWorker(job: Job): Child {
  const worker = sending(job, () => new Worker(program, { workerData: job, ...flags }));
  const exited = new Promise<void>((resolve) => {
    worker.once("exit", () => {
      resolve();
    });
  });
  const result = new Promise<unknown>((resolve, reject) => {
    worker.once("message", (answer: Answer) => {
      settle(job, answer, resolve, reject);
    });
    worker.once("error", (cause) => {
      reject(thrown(job, cause));
    });
    worker.once("exit", (exitCode) => {
      reject(ended(job, "worker", exitCode, null));
    });
  });
  return {
    result,
    async end() {
      await worker.terminate();
      await exited;
    },
  };
}

export function startProcess(job: Job): Child {
  const child = fork(fileURLToPath(program), { serialization: "advanced", ...flags });
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.once("error", () => {
      if (child.pid === undefined) resolve();
    });
  });
  const result = new Promise<unknown>((resolve, reject) => {
    child.once("message", (answer) => {
      settle(job, answer as Answer, resolve, reject);
    });
    child.once("error", (cause) => {
      reject(thrown(job, cause));
    });
    child.once("exit", (exitCode, signal) => {
      reject(ended(job, "process", exitCode, signal));
    });
    sending(job, () =>
      child.send(job, (cause) => {
        if (cause !== null) reject(thrown(job, cause));
      }),
    );
  });
  return {
    result,
    async end() {
      if (isRunning(child)) child.kill("SIGKILL");
      await exited;
    },
  };
}

/** @throws {InvalidArgumentError} `data` has something that structured cloning does not copy */
function sending<T>({ data }: Job, send: () => T): T {
  try {
    return send();
  } catch (cause) {
    const { name, message } = cause as Error;
    // Between processes Node throws an Error of no particular name.
    if (name !== "DataCloneError" && !message.includes("could not be cloned")) throw cause;
    throw new InvalidArgumentError(
      `sharedMap: data cannot be sent: ${message}; give values that structured cloning copies`,
      { value: data, cause },
    );
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function settle(
  job: Job,
  answer: Answer,
  resolve: (result: unknown) => void,
  reject: (error: Error) => void,
): void {
  if ("result" in answer) {
    resolve(answer.result);
    return;
  }
  reject(thrown(job, Object.assign(new Error(answer.error.message), answer.error)));
}

function thrown(job: Job, cause: Error): ChildError {
  const { index, count, start, stop } = job;
  return new ChildError(
    `sharedMap: worker ${index} of ${count} (items ${start} to ${stop}) failed: ${cause.message}; ` +
      "the others were ended",
    { index, cause },
  );
}

function ended(
  job: Job,
  what: string,
  exitCode: number | null,
  signal: NodeJS.Signals | null,
): ChildError {
  const { index, count, start, stop } = job;
  const how = signal === null ? `with exit code ${exitCode}` : `by ${signal}`;
  return new ChildError(
    `sharedMap: ${what} ${index} of ${count} (items ${start} to ${stop}) ended ${how} before it had ` +
      "a result; the others were ended",
    { index, exitCode, signal },
  );
}
