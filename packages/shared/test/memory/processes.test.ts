import { existsSync } from "node:fs";
import { platform } from "node:os";
import { afterEach, expect, it } from "vitest";
import {
  openSharedArray,
  type SharedArrayHandle,
  SharedMemory,
  type SharedMemoryHandle,
  sweepSharedMemory,
} from "../../src/index.ts";
import { Peer } from "./peer.ts";

interface Created {
  readonly name: string;
  readonly handle: SharedMemoryHandle;
  readonly text: string;
}

const isLinux = platform() === "linux";
const peers: Peer[] = [];
const opened: SharedMemory[] = [];

async function peer(serialization?: "json" | "advanced"): Promise<Peer> {
  const started = await Peer.start(serialization);
  peers.push(started);
  return started;
}

function keep(memory: SharedMemory): SharedMemory {
  opened.push(memory);
  return memory;
}

const isNamed = (name: string): boolean => existsSync(`/dev/shm/${name}`);

afterEach(() => {
  for (const { child } of peers.splice(0)) child.kill("SIGKILL");
  for (const memory of opened.splice(0)) {
    memory.close();
    memory.unlink();
  }
});

it.each(["json", "advanced"] as const)("a handle goes through %s IPC both ways", async (mode) => {
  const child = await peer(mode);
  const mine = keep(SharedMemory.create({ byteLength: 100 }));
  expect(await child.do("open", mine.handle)).toBe(100);
  await child.do("write", [9, 42]);
  expect(new Uint8Array(mine.buffer)[9]).toBe(42);

  const { handle, text } = await child.do<Created>("create", { byteLength: 200 });
  for (const source of [handle, text]) {
    const theirs = keep(SharedMemory.open(source));
    const last = new DataView(theirs.buffer, 199);
    last.setUint8(0, last.getUint8(0) + 4);
  }
  expect(await child.do("read", 199)).toBe(8);
});

it("an array keeps its shape and dtype on the way", async () => {
  const child = await peer();
  const handle = await child.do<SharedArrayHandle>("createArray", [[2, 3], "int16", {}]);
  using array = openSharedArray<"int16">(handle);
  array.data.set([1, -2, 3, -4, 5, -6]);
  expect(array.shape).toEqual([2, 3]);
  expect(await child.do("openArray", String(array))).toEqual([1, -2, 3, -4, 5, -6]);
});

it.runIf(isLinux)("an anonymous segment outlives its creator in whoever has it open", async () => {
  const child = await peer();
  const { handle } = await child.do<Created>("create", { byteLength: 100, anonymous: true });
  const mine = keep(SharedMemory.open(handle));
  await child.do("write", [1, 7]);
  await child.end("SIGKILL");
  expect(new Uint8Array(mine.buffer)[1]).toBe(7);
  expect(() => SharedMemory.open(handle)).toThrow(
    expect.objectContaining({ code: "ERR_TSMEM_NAME_MISSING" }),
  );
  const other = await peer();
  expect(await other.do("open", mine.handle)).toBe(100);
  expect(await other.do("read", 1)).toBe(7);
});

it.runIf(isLinux).each(["exit", "end", "throw"] as const)(
  "a creator that ends by itself (%s) leaves no name",
  async (how) => {
    const child = await peer();
    const { name } = await child.do<Created>("create", { byteLength: 100 });
    expect(isNamed(name)).toBe(true);
    await child.end(how);
    expect(isNamed(name)).toBe(false);
  },
);

it.runIf(isLinux).each(["SIGKILL", "SIGTERM"] as const)(
  "what a creator leaves at %s goes with the next sweep",
  async (signal) => {
    const child = await peer();
    const chosen = `killed.${process.pid}`;
    const { name } = await child.do<Created>("create", { byteLength: 100 });
    await child.do("create", { byteLength: 100, name: chosen });
    expect(sweepSharedMemory()).not.toContain(name);
    await child.end(signal);
    expect(isNamed(name)).toBe(true);
    const swept = sweepSharedMemory();
    expect(swept).toContain(name);
    expect(swept).toContain(`tsmem-${chosen}`);
    expect(isNamed(name)).toBe(false);
    expect(sweepSharedMemory()).toEqual([]);
  },
);

it.runIf(isLinux)("a sweep spares what a living process has open", async () => {
  const [creator, user] = [await peer(), await peer()];
  const { name, handle } = await creator.do<Created>("create", { byteLength: 100 });
  await user.do("open", handle);
  await creator.end("SIGKILL");
  expect(sweepSharedMemory()).not.toContain(name);
  expect(await (await peer()).do("open", handle)).toBe(100);
  await user.do("close");
  const lasts = peers.at(-1)!;
  expect(sweepSharedMemory()).not.toContain(name);
  await lasts.end("SIGKILL");
  expect(sweepSharedMemory()).toContain(name);
});

it.runIf(isLinux)("a creator that ends leaves the name to a process that has it open", async () => {
  const [creator, user] = [await peer(), await peer()];
  const { name, handle } = await creator.do<Created>("create", { byteLength: 100 });
  await user.do("open", handle);
  await creator.end("end");
  expect(await (await peer()).do("open", handle)).toBe(100);
  for (const { child } of peers) child.kill("SIGKILL");
  await expect
    .poll(() => {
      sweepSharedMemory();
      return isNamed(name);
    })
    .toBe(false);
});

it.runIf(isLinux)("who attaches and exits removes nothing", async () => {
  const mine = keep(SharedMemory.create({ byteLength: 100 }));
  for (const how of ["exit", "end", "SIGKILL"] as const) {
    const child = await peer();
    await child.do("open", mine.handle);
    await child.end(how);
    sweepSharedMemory();
    expect(isNamed(mine.name!)).toBe(true);
  }
  expect(SharedMemory.open(mine.handle).byteLength).toBe(100);
});

it.runIf(isLinux)("creating sweeps by itself", async () => {
  const child = await peer();
  const { name } = await child.do<Created>("create", { byteLength: 100 });
  await child.end("SIGKILL");
  await expect
    .poll(
      () => {
        SharedMemory.create({ byteLength: 8 })[Symbol.dispose]();
        return isNamed(name);
      },
      { timeout: 20_000 },
    )
    .toBe(false);
});
