import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import {
  available,
  ChildError,
  type Scope,
  sharedArray,
  type SharedArray,
  sharedMap,
} from "../../src/index.ts";
import { codeOfAsync } from "../fixtures/codes.ts";

const file = (name: string): URL => new URL(`../fixtures/map/${name}.mjs`, import.meta.url);
const arrays: SharedArray[] = [];

function make<D extends "float64" | "int32">(
  shape: number[],
  dtype: D,
  scope: Scope,
): SharedArray<D> {
  const array = sharedArray(shape, dtype, { scope });
  arrays.push(array);
  return array;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

afterEach(() => {
  for (const array of arrays.splice(0)) array[Symbol.dispose]();
});

const inWorkers: [string, Scope, boolean] = ["workers, memory of workers", "workers", false];
const ways: [string, Scope, boolean][] = available
  ? [inWorkers, ["workers, a segment", "processes", false], ["processes", "processes", true]]
  : [inWorkers];

describe.each(ways)("sharedMap() with %s", (_, scope, processes) => {
  it("says that data cannot be copied", async () => {
    const map = sharedMap(file("scale"), make([4], "float64", scope), {
      processes,
      data: { log: () => undefined },
    });
    await expect(map).rejects.toMatchObject({
      code: "ERR_TSMEM_INVALID_ARGUMENT",
      message: expect.stringMatching(/^sharedMap: data cannot be sent: .*; give values/) as string,
    });
  });

  it("gives each worker its range, and everything else whole", async () => {
    const array = make([10, 3], "float64", scope);
    const whole = make([1], "int32", scope);
    array.data.fill(4);
    whole.data[0] = 9;
    const data = { greeting: "hello" };
    const options = { workers: 4, processes, whole: [whole], data };
    const results = await sharedMap(file("scale"), array, options);
    expect(results).toEqual(
      [
        [0, 2],
        [2, 5],
        [5, 7],
        [7, 10],
      ].map(([start, stop], index) => {
        const shape = [stop! - start!, 3];
        return { index, count: 4, start, stop, sum: 9, data, shape };
      }),
    );
    expect([...array.data]).toEqual(new Array(30).fill(8));
  });

  it("splits a list of arrays together, and awaits the function", async () => {
    const [out, a, b] = [0, 1, 2].map(() => make([101], "float64", scope));
    a!.data.forEach((_, i, all) => (all[i] = i));
    b!.data.fill(1000);
    const path = fileURLToPath(file("add"));
    expect(await sharedMap(path, [out!, a!, b!], { workers: 3, processes })).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([...out!.data]).toEqual(Array.from({ length: 101 }, (_, i) => i + 1000));
  });

  it("splits along another axis", async () => {
    const array = make([2, 5], "int32", scope);
    const results = await sharedMap(file("columns"), array, { workers: 2, axis: -1, processes });
    expect([...array.data]).toEqual([1, 1, 2, 2, 2, 1, 1, 2, 2, 2]);
    expect(results).toEqual(["ERR_TSMEM_SHAPE", "ERR_TSMEM_SHAPE"]);
  });

  it("starts no more workers than there are items", async () => {
    const few = make([2], "float64", scope);
    expect(await sharedMap(file("scale"), few, { workers: 8, processes })).toHaveLength(2);
    const none = make([0], "float64", scope);
    expect(await sharedMap(file("scale"), none, { workers: 8, processes })).toEqual([]);
  });

  it.each([
    ["throw", null, "RangeError"],
    ["exit", 7, undefined],
    ["uncloneable", null, "DataCloneError"],
  ])("reports which worker failed by %s, and ends the others", async (way, exitCode, cause) => {
    const array = make([3], "float64", scope);
    const failure: unknown = await sharedMap(file("fail"), array, {
      workers: 3,
      processes,
      data: way,
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ChildError);
    const { code, index, exitCode: seen, cause: seenCause } = failure as ChildError;
    expect({ code, index, seen }).toEqual({ code: "ERR_TSMEM_CHILD", index: 1, seen: exitCode });
    if (way !== "uncloneable" || !processes)
      expect((seenCause as Error | undefined)?.name).toBe(cause);
    if (!processes) return;
    for (const pid of array.data) expect(pid === 0 || !isRunning(pid)).toBe(true);
  });

  it("reports an error that is thrown outside the function", async () => {
    const array = make([3], "float64", scope);
    const run = sharedMap(file("fail"), array, { workers: 3, processes, data: "later" });
    expect(await codeOfAsync(run)).toBe("ERR_TSMEM_CHILD");
  });

  it.each(["no-function", "missing"])("reports the file %s", async (name) => {
    const array = make([3], "float64", scope);
    expect(await codeOfAsync(sharedMap(file(name), array, { workers: 2, processes }))).toBe(
      "ERR_TSMEM_CHILD",
    );
  });

  it("ends everything when its signal is aborted", async () => {
    const array = make([3], "float64", scope);
    const controller = new AbortController();
    const run = sharedMap(file("fail"), array, {
      workers: 3,
      processes,
      signal: controller.signal,
    });
    setTimeout(() => {
      controller.abort(new Error("enough"));
    }, 300);
    await expect(run).rejects.toThrow("enough");
    for (const pid of array.data) {
      expect(pid === 0 || pid === process.pid || !isRunning(pid)).toBe(true);
    }
    await expect(
      sharedMap(file("scale"), array, { signal: AbortSignal.abort() }),
    ).rejects.toThrow();
  });

  it("refuses what cannot be split", async () => {
    const array = make([4, 2], "float64", scope);
    const other = make([5, 2], "float64", scope);
    const closed = make([4], "float64", scope);
    closed.close();
    const notShared = new Float64Array(4) as unknown as SharedArray;
    const cases: [string, Promise<unknown>][] = [
      ["ERR_TSMEM_AXIS", sharedMap(file("scale"), array, { axis: 2 })],
      ["ERR_TSMEM_AXIS", sharedMap(file("scale"), array, { axis: 0.5 })],
      ["ERR_TSMEM_SHAPE", sharedMap(file("scale"), [array, other])],
      ["ERR_TSMEM_INVALID_ARGUMENT", sharedMap(file("scale"), [])],
      ["ERR_TSMEM_INVALID_ARGUMENT", sharedMap("./relative.mjs", array)],
      ["ERR_TSMEM_INVALID_ARGUMENT", sharedMap(file("scale"), notShared)],
      ["ERR_TSMEM_INVALID_ARGUMENT", sharedMap(file("scale"), [array, notShared])],
      ["ERR_TSMEM_INVALID_ARGUMENT", sharedMap(file("scale"), array, { whole: [notShared] })],
      ["ERR_TSMEM_INVALID_ARGUMENT", sharedMap(new URL("https://example.org/x.mjs"), array)],
      ["ERR_TSMEM_OUT_OF_RANGE", sharedMap(file("scale"), array, { workers: 0 })],
      ["ERR_TSMEM_OUT_OF_RANGE", sharedMap(file("scale"), array, { workers: NaN })],
      ["ERR_TSMEM_RELEASED", sharedMap(file("scale"), closed)],
    ];
    for (const [code, promise] of cases) expect(await codeOfAsync(promise)).toBe(code);
  });
});

it("sharedMap() refuses to send memory of workers to processes", async () => {
  const array = make([4], "float64", "workers");
  expect(await codeOfAsync(sharedMap(file("scale"), array, { processes: true }))).toBe(
    "ERR_TSMEM_INVALID_ARGUMENT",
  );
});

it.runIf(available)("sharedMap() reports the signal that ended a process", async () => {
  const array = make([3], "float64", "processes");
  const run = sharedMap(file("fail"), array, { workers: 3, processes: true, data: "kill" });
  await expect(run).rejects.toMatchObject({ index: 1, exitCode: null, signal: "SIGKILL" });
});

it.runIf(available).each([false, true])(
  "sharedMap() works from code on the command line, processes: %s",
  (processes) => {
    const code = `
      import { sharedArray, sharedMap } from "@tsmem/shared";
      const array = sharedArray([4], "float64");
      const results = await sharedMap(${JSON.stringify(file("scale").href)}, array, {
        workers: 2, processes: ${processes},
      });
      array[Symbol.dispose]();
      console.log(results.length);
    `;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    expect(output.trim()).toBe("2");
  },
);
