import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import { afterEach, expect, it } from "vitest";
import { SharedMemory, type SharedMemoryHandle, SharedMemoryError } from "../../src/index.ts";

const isLinux = platform() === "linux";
const opened: SharedMemory[] = [];

function create(options: { name?: string; byteLength?: number; anonymous?: boolean } = {}) {
  const memory = SharedMemory.create({ byteLength: 64, ...options });
  opened.push(memory);
  return memory;
}

function open(source: SharedMemoryHandle | string): SharedMemory {
  const memory = SharedMemory.open(source);
  opened.push(memory);
  return memory;
}

function unusedName(): string {
  return `test.${process.pid}.${Math.random().toString(36).slice(2)}`;
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
  for (const memory of opened.splice(0)) {
    memory.close();
    memory.unlink();
  }
});

it("create() gives zeros, and open() the same bytes", () => {
  const a = create({ byteLength: 1000 });
  expect(a.byteLength).toBe(1000);
  expect(a.buffer.byteLength).toBe(1000);
  expect(new Uint8Array(a.buffer).every((byte) => byte === 0)).toBe(true);
  const b = open(a.name!);
  new Float64Array(b.buffer)[3] = 2.5;
  expect(new Float64Array(a.buffer)[3]).toBe(2.5);
  expect(b.buffer).not.toBe(a.buffer);
  expect(a.buffer).toBe(a.buffer);
});

it("a segment is opened by name, by handle, by handle through JSON, and by text", () => {
  const a = create({ name: unusedName() });
  new Uint8Array(a.buffer)[0] = 9;
  const sources = [a.name!, a.handle, JSON.parse(JSON.stringify(a.handle)), String(a)];
  for (const source of sources as (SharedMemoryHandle | string)[]) {
    expect(new Uint8Array(open(source).buffer)[0]).toBe(9);
  }
  expect(String(a)).toMatch(/^tsmem:[\w%.~-]+$/);
});

it("generated names carry the process and cannot be guessed", () => {
  const [a, b] = [create(), create()];
  expect(a.name).toMatch(/^tsmem\.[0-9a-z]+\.[0-9a-z]+\.[a-z2-7]{8,}$/);
  expect(a.name).not.toBe(b.name);
  expect(a.name!.split(".")[1]).toBe(process.pid.toString(36));
});

it.runIf(isLinux)("an anonymous segment has no name and opens by its handle", () => {
  const a = create({ anonymous: true });
  expect(a.name).toBeUndefined();
  new Uint8Array(a.buffer)[5] = 1;
  const b = open(a.handle);
  expect(new Uint8Array(b.buffer)[5]).toBe(1);
  const { handle } = b;
  a.close();
  expect(new Uint8Array(open(handle).buffer)[5]).toBe(1);
  for (const memory of opened.splice(0)) memory.close();
  expect(code(() => SharedMemory.open(handle))).toBe("ERR_TSMEM_NAME_MISSING");
});

it.each([0, -1, NaN, Infinity, 2 ** 53, 2 ** 60, -0])("create() refuses %d bytes", (byteLength) => {
  expect(code(() => create({ byteLength }))).toBe("ERR_TSMEM_OUT_OF_RANGE");
});

it.each([1.5, "64", undefined, null, 64n])("create() refuses %s as a size", (byteLength) => {
  const given = byteLength as number;
  expect(code(() => create({ byteLength: given }))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
});

it("create() says when there is no room, and leaves nothing behind", () => {
  for (const anonymous of isLinux ? [true, false] : [false]) {
    const name = unusedName();
    const options = anonymous ? { anonymous } : { name };
    for (const byteLength of [2 ** 42, 2 ** 53 - 1]) {
      expect(code(() => create({ ...options, byteLength }))).toBe("ERR_TSMEM_OUT_OF_MEMORY");
    }
    expect(code(() => open(name))).toBe("ERR_TSMEM_NAME_MISSING");
  }
});

it("a name exists once", () => {
  const a = create({ name: unusedName() });
  expect(() => create({ name: a.name! })).toThrow(SharedMemoryError);
  expect(code(() => create({ name: a.name! }))).toBe("ERR_TSMEM_NAME_EXISTS");
});

it("open() refuses what is neither a name nor a handle", () => {
  const good = create().handle;
  for (const bad of [
    undefined,
    null,
    7,
    {},
    [],
    "",
    "a/b",
    "a\0",
    "tsmem:%7B",
    "tsmem:%",
    "tsmem:null",
    { ...good, id: "7" },
    { ...good, byteLength: 0 },
    { ...good, name: 7 },
    { ...good, name: "../etc" },
    { tsmem: "memory", id: good.id, byteLength: 8 },
    { tsmem: "memory", id: good.id, byteLength: 8, pid: -1, descriptor: 1 },
    { tsmem: "memory", id: good.id, byteLength: 8, pid: 1, descriptor: 2 ** 40 },
  ]) {
    expect(code(() => open(bad as string))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  }
});

it("open() says when nothing has the name", () => {
  expect(code(() => open(unusedName()))).toBe("ERR_TSMEM_NAME_MISSING");
});

it("a handle does not open another segment of the same name", () => {
  const name = unusedName();
  const first = create({ name });
  const { handle } = first;
  first.unlink();
  const second = create({ name });
  expect(code(() => open(handle))).toBe("ERR_TSMEM_NAME_MISSING");
  first.unlink(); // its name is somebody else's now
  expect(open(second.handle).byteLength).toBe(64);
});

it.runIf(isLinux)("a handle opens no foreign descriptor of a process", () => {
  const { id } = create().handle;
  for (const descriptor of [0, 1, 2, 3, 9999]) {
    const handle = { tsmem: "memory", id, byteLength: 64, pid: process.pid, descriptor } as const;
    expect(["ERR_TSMEM_NAME_MISSING", "ERR_TSMEM_FORMAT", "ERR_TSMEM_PERMISSION"]).toContain(
      code(() => open(handle)),
    );
  }
});

it("the bytes live on after unlink(), and nobody else can open them", () => {
  const a = create();
  const b = open(a.handle);
  a.unlink();
  a.unlink();
  b.unlink();
  new Uint8Array(a.buffer)[1] = 4;
  expect(new Uint8Array(b.buffer)[1]).toBe(4);
  expect(code(() => open(a.handle))).toBe("ERR_TSMEM_NAME_MISSING");
});

it("close() detaches this buffer only, once", () => {
  const a = create();
  const b = open(a.handle);
  const view = new Uint8Array(b.buffer);
  b.close();
  b.close();
  expect(b.released).toBe(true);
  expect(view.length).toBe(0);
  expect(view[0]).toBeUndefined();
  for (const use of [() => b.buffer, () => b.handle, () => String(b)]) {
    expect(code(use)).toBe("ERR_TSMEM_RELEASED");
  }
  expect(a.released).toBe(false);
  expect(new Uint8Array(a.buffer)[0]).toBe(0);
});

it("using closes, and takes the name away where the segment was created", () => {
  let name: string;
  {
    using a = SharedMemory.create({ byteLength: 8 });
    name = a.name!;
    {
      using b = SharedMemory.open(name);
      expect(b.byteLength).toBe(8);
    }
    expect(open(name).byteLength).toBe(8);
  }
  expect(code(() => open(name))).toBe("ERR_TSMEM_NAME_MISSING");
});

it("a copy by structuredClone() is a copy, and the segment stays usable", () => {
  const a = create();
  const copy = structuredClone(a.buffer);
  new Uint8Array(copy)[0] = 1;
  expect(new Uint8Array(a.buffer)[0]).toBe(0);
});

it("nobody else can make instances", () => {
  const a = create();
  const Constructor = a.constructor as new (...args: unknown[]) => SharedMemory;
  expect(code(() => new Constructor({}, "x", true, {}))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
});

it.runIf(isLinux)("the file is private, and foreign ones are refused", () => {
  const name = unusedName();
  const path = `/dev/shm/tsmem-${name}`;
  const a = create({ name });
  const mode = spawnSync("stat", ["-c", "%a", path], { encoding: "utf8" }).stdout.trim();
  expect(mode).toBe("600");
  chmodSync(path, 0o644);
  expect(code(() => open(name))).toBe("ERR_TSMEM_PERMISSION");
  chmodSync(path, 0o600);
  expect(open(a.handle).byteLength).toBe(64);
});

it.runIf(isLinux)("files that only look like segments are refused and stay", () => {
  const name = unusedName();
  const path = `/dev/shm/tsmem-${name}`;
  try {
    for (const content of [Buffer.alloc(10), Buffer.alloc(1 << 17), Buffer.alloc(1 << 17, 7)]) {
      writeFileSync(path, content, { mode: 0o600 });
      expect(code(() => open(name))).toBe("ERR_TSMEM_FORMAT");
      expect(code(() => create({ name }))).toBe("ERR_TSMEM_NAME_EXISTS");
      expect(existsSync(path)).toBe(true);
    }
  } finally {
    rmSync(path);
  }
});

it.runIf(isLinux)("a symbolic link is not followed", () => {
  const a = create();
  const name = unusedName();
  spawnSync("ln", ["-s", `/dev/shm/${a.name!}`, `/dev/shm/tsmem-${name}`]);
  try {
    expect(code(() => open(name))).toBe("ERR_TSMEM_PERMISSION");
    expect(code(() => create({ name }))).toBe("ERR_TSMEM_NAME_EXISTS");
  } finally {
    rmSync(`/dev/shm/tsmem-${name}`);
  }
});

it.runIf(isLinux)("a segment that was cut short is refused", () => {
  const name = unusedName();
  const a = create({ name, byteLength: 1 << 16 });
  a.close();
  truncateSync(`/dev/shm/tsmem-${name}`, (1 << 16) + 100);
  expect(code(() => open(name))).toBe("ERR_TSMEM_FORMAT");
});
