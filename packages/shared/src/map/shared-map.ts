import { availableParallelism } from "node:os";
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { AxisError, checkOptions, InvalidArgumentError, ShapeError, show } from "@tsmem/core";
import type { SharedArray } from "../array/shared-array.ts";
import { checkCount, checkSignal } from "../sync/waiting.ts";
import type { Job } from "./job.ts";
import { type Child, startProcess, startWorker } from "./start-child.ts";

export interface SharedMapOptions {
  /** How many at once; default the processors that this process may use. */
  readonly workers?: number;
  /** Axis to split; negative counts from the end; default 0. */
  readonly axis?: number;
  /** Processes instead of worker threads: they survive each other's crashes. Default false. */
  readonly processes?: boolean;
  /** Arrays that every worker gets whole. */
  readonly whole?: readonly SharedArray[];
  /** Anything that structured cloning copies, for `context.data`. */
  readonly data?: unknown;
  /** Ends all workers; `sharedMap` rejects with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * Run a function file over the parts of shared arrays, each part in a worker or process of its own.
 *
 * The arrays are split into ranges of equal length (give or take one). The workers read and write
 * the memory itself; only results and `data` are copied. Worker threads and processes are started
 * for the call and have ended when it settles.
 *
 * @param file - module whose default export is a `MapFunction`: absolute path or file URL
 * @param arrays - one array, or a list of arrays of the same length along `axis`
 * @returns what the functions gave, in the order of the parts; no array and no copy of one
 * @throws {ChildError} one threw, could not be started, ended early or crashed; the others were ended
 * @throws {InvalidArgumentError} an argument is of the wrong kind, or `data` cannot be copied
 * @throws {AxisError} an array has no such axis
 * @throws {ShapeError} the lengths along the axis differ
 * @throws {ReleasedError} an array was closed
 * @example
 * // scale.mjs: export default (part) => { for (…) part.data[i] *= 2; return part.data.length; };
 * await sharedMap(new URL("scale.mjs", import.meta.url), sharedArray([1000, 8], "float64"));
 */
export async function sharedMap<Result = unknown>(
  file: string | URL,
  arrays: SharedArray | readonly SharedArray[],
  options: SharedMapOptions = {},
): Promise<Result[]> {
  const operation = "sharedMap";
  checkOptions(operation, options);
  const signal = checkSignal(operation, options.signal);
  signal?.throwIfAborted();
  const jobs = planJobs(operation, file, arrays, options);
  const children: Child[] = [];
  const aborted = abortion(signal);
  try {
    for (const job of jobs) children.push(options.processes ? startProcess(job) : startWorker(job));
    const results = Promise.all(children.map(({ result }) => result));
    return (await Promise.race([results, aborted.promise])) as Result[];
  } finally {
    aborted.forget();
    // Their failures follow from being ended; the first one was thrown.
    for (const { result } of children) result.catch(() => undefined);
    await Promise.all(children.map((child) => child.end()));
  }
}

function planJobs(
  operation: string,
  file: string | URL,
  arrays: SharedArray | readonly SharedArray[],
  options: SharedMapOptions,
): Job[] {
  const isList = Array.isArray(arrays);
  const split = (isList ? arrays : [arrays]) as readonly SharedArray[];
  const { whole = [], processes = false } = options;
  checkList(operation, whole);
  if (typeof processes !== "boolean") {
    throw new InvalidArgumentError(
      `${operation}: processes is ${show(processes)}; give true or false`,
      {
        value: processes,
      },
    );
  }
  for (const array of [...split, ...whole]) {
    checkShared(operation, array);
    if (!processes || array.scope === "processes") continue;
    throw new InvalidArgumentError(
      `${operation}: an array of scope "workers" cannot be sent to processes; make it with scope ` +
        '"processes", or map with workers',
      { value: array },
    );
  }
  const workers = checkCount(
    operation,
    "workers",
    options.workers ?? availableParallelism(),
    1,
    1024,
  );
  const url = urlOf(operation, file);
  const { axis, length } = axisOf(operation, split, options.axis ?? 0);
  const count = Math.min(workers, length);
  return Array.from({ length: count }, (_, index) => ({
    file: url,
    index,
    count,
    start: Math.floor((index * length) / count),
    stop: Math.floor(((index + 1) * length) / count),
    axis,
    isList,
    split: split.map((array) => array.handle),
    whole: whole.map((array) => array.handle),
    data: options.data,
  }));
}

function checkList(operation: string, whole: unknown): void {
  if (Array.isArray(whole)) return;
  throw new InvalidArgumentError(
    `${operation}: whole is ${show(whole)}; give a list of shared arrays`,
    { value: whole },
  );
}

function checkShared(operation: string, array: unknown): void {
  if (typeof array === "object" && array !== null && "handle" in array && "scope" in array) return;
  throw new InvalidArgumentError(
    `${operation}: one of the arrays is not shared; make it with sharedArray, and fill its data`,
    { value: array },
  );
}

function axisOf(
  operation: string,
  arrays: readonly SharedArray[],
  axis: number,
): { axis: number; length: number } {
  const [first] = arrays;
  if (first === undefined) {
    throw new InvalidArgumentError(`${operation}: the list of arrays is empty; give one to split`, {
      value: arrays,
    });
  }
  for (const { shape } of arrays) {
    const ndim = shape.length;
    if (Number.isInteger(axis) && axis >= -ndim && axis < ndim) continue;
    throw new AxisError(
      `${operation}: axis ${show(axis)} is out of bounds for array of dimension ${ndim}`,
      { axis, ndim },
    );
  }
  const fromStart = axis < 0 ? axis + first.shape.length : axis;
  const length = first.shape[fromStart]!;
  for (const { shape } of arrays) {
    if (shape.length === first.shape.length && shape[fromStart] === length) continue;
    throw new ShapeError(
      `${operation}: arrays of shapes (${first.shape.join(",")}) and (${shape.join(",")}) cannot be ` +
        `split together along axis ${axis}; give the same dimension and length there`,
      { shape },
    );
  }
  return { axis: fromStart, length };
}

function urlOf(operation: string, file: unknown): string {
  if (file instanceof URL && file.protocol === "file:") return file.href;
  if (typeof file === "string") {
    if (file.startsWith("file:")) return file;
    if (isAbsolute(file)) return pathToFileURL(file).href;
  }
  throw new InvalidArgumentError(
    `${operation}: ${show(file)} is neither an absolute path nor a file URL; give ` +
      'new URL("./file.mjs", import.meta.url)',
    { value: file },
  );
}

/** A promise that rejects with the signal's reason. */
function abortion(signal: AbortSignal | undefined): {
  readonly promise: Promise<never>;
  forget(): void;
} {
  let abort: (() => void) | undefined;
  const promise = new Promise<never>((_, reject) => {
    abort = () => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", abort, { once: true });
  });
  return {
    promise,
    forget() {
      if (abort !== undefined) signal?.removeEventListener("abort", abort);
    },
  };
}
