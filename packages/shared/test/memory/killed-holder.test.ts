import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { available, Lock, SharedMemory, type SharedMemoryHandle } from "../../src/index.ts";

const script = fileURLToPath(new URL("../fixtures/incrementer.mjs", import.meta.url));

/** Rounds of the default run; TSMEM_KILL_ROUNDS=200 is the full one. */
const rounds = Number(process.env["TSMEM_KILL_ROUNDS"] ?? 20);

/** Whether a segment of this name exists, where the system shows that. */
function exists(name: string): boolean {
  return process.platform === "linux" && readdirSync("/dev/shm").includes(name);
}

function startIncrementer(lock: Lock, memory: SharedMemory, number: number): ChildProcess {
  const args = [script, String(lock), String(memory), String(number)];
  return spawn(process.execPath, args, { stdio: "ignore" });
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("nothing moves any more");
    await delay(2);
  }
}

it.runIf(available)(
  "a lock whose holder is killed at a random moment passes on, and the count is exact",
  async () => {
    const lock = Lock.create();
    const memory = SharedMemory.create({ byteLength: 64 });
    const names = [memory.name!, (lock.handle.memory as SharedMemoryHandle).name!];
    const words = new Int32Array(memory.buffer);
    const [counter, first, second, deaths] = [0, 1, 2, 3] as const;
    const children = [startIncrementer(lock, memory, 0), startIncrementer(lock, memory, 1)];
    try {
      for (let round = 0; round < rounds; round++) {
        const victim = round % 2;
        const counts = [words[first]!, words[second]!];
        await until(() => words[first]! > counts[0]! && words[second]! > counts[1]!);
        await delay(Math.random() * 4);
        children[victim]!.kill("SIGKILL");
        await once(children[victim]!, "exit");
        const survivor = 1 - victim;
        const moved = words[1 + survivor]!;
        await until(() => words[1 + survivor]! > moved);
        children[victim] = startIncrementer(lock, memory, victim);
      }
    } finally {
      for (const child of children) {
        if (child.signalCode !== null) continue;
        child.kill("SIGKILL");
        await once(child, "exit");
      }
    }
    const guard = lock.lock({ timeoutMs: 20_000 });
    if (guard.ownerDied) words[deaths]! += 1;
    guard.unlock();
    const lost = words[counter]! - words[first]! - words[second]!;
    expect(words[deaths]!).toBeLessThanOrEqual(rounds + 2);
    // Each death in the middle leaves one increment that was counted but not completed, or none.
    expect(lost).toBeGreaterThanOrEqual(0);
    expect(lost).toBeLessThanOrEqual(words[deaths]!);
    expect(names.map(exists)).toEqual([process.platform === "linux", process.platform === "linux"]);
    lock[Symbol.dispose]();
    memory[Symbol.dispose]();
    expect(names.map(exists)).toEqual([false, false]);
    expect(words.length).toBe(0);
  },
  600_000,
);
