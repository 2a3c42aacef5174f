import { readArray } from "@tsmem/core";
import { asarray } from "@tsmem/ndarray";
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import { afterEach, expect, it } from "vitest";
import {
  available,
  Lock,
  openSharedArray,
  type SharedArray,
  sharedArray,
  type SharedArrayHandle,
  SharedMemory,
} from "../../src/index.ts";
import { scopes } from "../fixtures/pairs.ts";

const opened: SharedArray[] = [];

function kept<A extends SharedArray>(array: A): A {
  opened.push(array);
  return array;
}

function posted<T>(value: T): T {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(value);
  const { message } = receiveMessageOnPort(port2) as { message: T };
  port1.close();
  return message;
}

function code(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return "nothing was thrown";
}

afterEach(() => {
  for (const array of opened.splice(0)) {
    array.close();
    array.unlink();
  }
});

it.each(scopes)("an array for %s is zeros of its shape and dtype", (scope) => {
  const a = kept(sharedArray([2, 3, 4], "float64", { scope }));
  expect(a.shape).toEqual([2, 3, 4]);
  expect(a.strides).toEqual([96, 32, 8]);
  expect([a.dtype, a.size, a.nbytes, a.byteOffset]).toEqual(["float64", 24, 192, 0]);
  expect(a.scope).toBe(scope);
  expect(a.data).toBeInstanceOf(Float64Array);
  expect(a.data).toBe(a.data);
  expect([...a.data]).toEqual(new Array(24).fill(0));
});

it.each(scopes)("the handle of an array for %s opens the same bytes after a message", (scope) => {
  const a = kept(sharedArray([4], "int16", { scope }));
  const b = kept(openSharedArray<"int16">(posted(a.handle)));
  b.data[2] = -7;
  expect(a.data[2]).toBe(-7);
  expect([b.dtype, b.shape, b.scope]).toEqual(["int16", [4], scope]);
});

it.each(scopes)("asarray() of ndarray takes an array for %s without copying", (scope) => {
  const a = kept(sharedArray([2, 3], "float32", { scope }));
  const view = asarray(a);
  expect(view.shape).toEqual([2, 3]);
  view.set(1.5, 1, 2);
  expect(a.data[5]).toBe(1.5);
  a.data[0] = 8;
  expect(view.get(0, 0)).toBe(8);
});

it.runIf(available)("an NDArray over a closed segment throws ReleasedError", () => {
  const a = kept(sharedArray([4], "float64"));
  const view = asarray(a);
  a.close();
  expect(code(() => view.get(0))).toBe("ERR_TSMEM_RELEASED");
  expect(code(() => asarray(a))).toBe("ERR_TSMEM_RELEASED");
});

it.each(scopes)("a closed array for %s throws ReleasedError in every part", (scope) => {
  const a = kept(sharedArray(4, "uint8", { scope }));
  a.close();
  a.close();
  expect(a.released).toBe(true);
  for (const use of [
    () => a.data,
    () => a.buffer,
    () => a.memory,
    () => a.handle,
    () => String(a),
    () => readArray(a),
  ]) {
    expect(code(use)).toBe("ERR_TSMEM_RELEASED");
  }
});

it.runIf(available)("the text of an array opens it; memory of workers has none", () => {
  const a = kept(sharedArray([3], "int64"));
  a.data[1] = 5n;
  expect(kept(openSharedArray<"int64">(String(a))).data[1]).toBe(5n);
  const b = kept(sharedArray(3, "int8", { scope: "workers" }));
  expect(code(() => String(b))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
});

it.runIf(available)("several arrays lie over one segment, which stays the caller's", () => {
  using memory = SharedMemory.create({ byteLength: 64 });
  const floats = sharedArray([4], "float32", { memory });
  const ints = sharedArray([4], "uint32", { memory });
  const tail = sharedArray([2, 3], "float64", { memory, byteOffset: 16 });
  floats.data[0] = 1;
  tail.data[5] = 3;
  expect(ints.data[0]).toBe(0x3f800000);
  expect(new Float64Array(memory.buffer)[7]).toBe(3);
  const other = kept(openSharedArray<"float64">(tail.handle));
  expect(other.data[5]).toBe(3);
  floats.close();
  floats[Symbol.dispose]();
  expect(memory.released).toBe(false);
  expect(ints.data[0]).toBe(0x3f800000);
  memory.close();
  expect(code(() => ints.data)).toBe("ERR_TSMEM_RELEASED");
});

it.runIf(available)("dtypes that JavaScript has no typed array for are bytes", () => {
  const fields = {
    names: ["a", "b"],
    formats: ["int32", "float64"],
    offsets: [0, 4],
    itemsize: 12,
  };
  const a = kept(sharedArray([2], fields));
  expect([a.nbytes, a.data.length, a.strides]).toEqual([24, 24, [12]]);
  expect(kept(openSharedArray(JSON.parse(JSON.stringify(a.handle)) as never)).dtype).toEqual(
    fields,
  );
  expect(kept(sharedArray(2, ">float32")).data).toBeInstanceOf(Uint8Array);
  expect(kept(sharedArray(2, "complex64")).data).toHaveLength(4);
});

it.runIf(available).each([[[]], [[0]], [[3, 0, 2]]])("shape %j is possible", (shape) => {
  const a = kept(sharedArray(shape, "float64"));
  expect(a.data).toHaveLength(shape.length === 0 ? 1 : 0);
  expect(asarray(a).shape).toEqual(shape);
});

it.each([
  [[-1], "float64", "ERR_TSMEM_OUT_OF_RANGE"],
  [[NaN], "float64", "ERR_TSMEM_OUT_OF_RANGE"],
  [[1.5], "float64", "ERR_TSMEM_INVALID_ARGUMENT"],
  ["4", "float64", "ERR_TSMEM_INVALID_ARGUMENT"],
  [null, "float64", "ERR_TSMEM_INVALID_ARGUMENT"],
  [[2 ** 30, 2 ** 30], "float64", "ERR_TSMEM_SIZE_OVERFLOW"],
  [[2 ** 52], "float64", "ERR_TSMEM_SIZE_OVERFLOW"],
  [[2 ** 45], "uint8", "ERR_TSMEM_OUT_OF_MEMORY"],
  [[4], "float", "ERR_TSMEM_DTYPE"],
  [[4], "", "ERR_TSMEM_DTYPE"],
  [[4], undefined, "ERR_TSMEM_DTYPE"],
  [[4], { itemsize: -1 }, "ERR_TSMEM_DTYPE"],
])("sharedArray(%j, %j) throws %s", (shape, dtype, expected) => {
  for (const scope of scopes) {
    expect(code(() => sharedArray(shape as number[], dtype as string, { scope }))).toBe(expected);
  }
});

it.runIf(available)("memory that is too small, misaligned, closed or none is refused", () => {
  using memory = SharedMemory.create({ byteLength: 64 });
  const lay = (byteOffset: number) => () => sharedArray([4], "float64", { memory, byteOffset });
  expect(code(lay(40))).toBe("ERR_TSMEM_OUT_OF_RANGE");
  expect(code(lay(4))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  expect(code(lay(-8))).toBe("ERR_TSMEM_OUT_OF_RANGE");
  memory.close();
  expect(code(lay(0))).toBe("ERR_TSMEM_RELEASED");
  const none = new ArrayBuffer(64) as unknown as SharedArrayBuffer;
  expect(code(() => sharedArray(1, "int8", { memory: none }))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  const scope = "universe" as "workers";
  expect(code(() => sharedArray(1, "int8", { scope }))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
});

it.runIf(available)("openSharedArray() checks every part of a handle", () => {
  const { handle } = kept(sharedArray([4], "float64"));
  const bad: [unknown, string][] = [
    [undefined, "ERR_TSMEM_INVALID_ARGUMENT"],
    ["frames", "ERR_TSMEM_INVALID_ARGUMENT"],
    ["tsmem:7", "ERR_TSMEM_INVALID_ARGUMENT"],
    [handle.memory, "ERR_TSMEM_INVALID_ARGUMENT"],
    [{ ...handle, memory: undefined }, "ERR_TSMEM_INVALID_ARGUMENT"],
    [{ ...handle, memory: new ArrayBuffer(32) }, "ERR_TSMEM_INVALID_ARGUMENT"],
    [{ ...handle, shape: [5] }, "ERR_TSMEM_OUT_OF_RANGE"],
    [{ ...handle, byteOffset: 8 }, "ERR_TSMEM_OUT_OF_RANGE"],
    [{ ...handle, byteOffset: 1 }, "ERR_TSMEM_INVALID_ARGUMENT"],
    [{ ...handle, dtype: "nope" }, "ERR_TSMEM_DTYPE"],
    [{ ...handle, shape: [2 ** 52] }, "ERR_TSMEM_SIZE_OVERFLOW"],
  ];
  for (const [value, expected] of bad) {
    expect(code(() => openSharedArray(value as SharedArrayHandle))).toBe(expected);
  }
});

it.runIf(available)("using removes what was made for the array", () => {
  let handle: SharedArrayHandle;
  {
    using a = sharedArray([4], "float64");
    handle = a.handle;
  }
  expect(code(() => openSharedArray(handle))).toBe("ERR_TSMEM_NAME_MISSING");
});

it.each(scopes)("the lock of an array for %s travels with its handle", (scope) => {
  const a = kept(sharedArray([4], "int32", { scope, lock: true }));
  const b = kept(openSharedArray<"int32">(posted(a.handle)));
  const guard = a.lock.lock();
  expect(b.lock?.tryLock()).toBeUndefined();
  guard.unlock();
  b.lock!.withLock(() => (b.data[0] = 5));
  expect(a.data[0]).toBe(5);
  expect(a.lock.scope).toBe(scope);
  b.lock!.lock();
  b.close(); // gives the lock up
  expect(code(() => b.lock)).toBe("ERR_TSMEM_RELEASED");
  a.lock.withLock(({ ownerDied }) => {
    expect(ownerDied).toBe(true);
  });
  const { lock } = a;
  a[Symbol.dispose]();
  expect(code(() => lock.lock())).toBe("ERR_TSMEM_RELEASED");
});

it.each(scopes)("an array for %s has no lock unless one is asked for", (scope) => {
  const a = kept(sharedArray([4], "int32", { scope }));
  expect(a.lock).toBeUndefined();
  expect(a.handle).not.toHaveProperty("lock");
  expect(code(() => sharedArray([4], "int32", { scope, lock: {} as boolean }))).toBe(
    "ERR_TSMEM_INVALID_ARGUMENT",
  );
  const damaged = { ...a.handle, lock: { tsmem: "lock", memory: null } };
  expect(code(() => openSharedArray(damaged as unknown as SharedArrayHandle))).toBe(
    "ERR_TSMEM_INVALID_ARGUMENT",
  );
});

it.runIf(available)("a disposed array leaves neither its name nor that of its lock", () => {
  const a = sharedArray([4], "int32", { lock: true });
  const text = String(a);
  expect(openSharedArray(text).lock?.tryLock()?.ownerDied).toBe(false);
  const { handle } = a.lock;
  a[Symbol.dispose]();
  expect(code(() => openSharedArray(text))).toBe("ERR_TSMEM_NAME_MISSING");
  expect(code(() => Lock.open(handle))).toBe("ERR_TSMEM_NAME_MISSING");
});
