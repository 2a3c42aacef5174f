import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { asarray } from "@tsmem/ndarray";
import { available, Lock, reason, sharedArray, type SharedArray } from "@tsmem/shared";
import { outcome, type Recipe } from "../recipe.ts";

const writer = new URL("../children/shared-writer.js", import.meta.url);

/** Let the other side write; settles when it has ended. */
type Way = (array: SharedArray, lock: Lock) => Promise<void>;

const ways: Readonly<Record<string, Way>> = {
  fork: async (array, lock) => {
    const child = fork(fileURLToPath(writer), { execArgv: [] });
    child.send({ array: array.handle, lock: lock.handle, hold: false });
    await once(child, "exit");
  },
  spawn: async (array, lock) => {
    const args = [fileURLToPath(writer), String(array), String(lock)];
    await once(spawn(process.execPath, args, { stdio: "ignore" }), "exit");
  },
  worker: async (array, lock) => {
    const workerData = { array: array.handle, lock: lock.handle, hold: false };
    await once(new Worker(writer, { workerData, execArgv: [] }), "exit");
  },
};

/** Parent and child see one array, each in its own dtype, under a lock that survives its owner. */
export const twoProcesses: Recipe = {
  name: "two-processes",
  title: "Two processes, one array: int16 there, int32 here, under a lock",
  expects:
    "total before 0, after 262146, for fork, spawn and worker; a killed holder blocks nobody",
  unavailable: () => (available ? undefined : reason),
  async run(progress) {
    using array = sharedArray([5], "int16");
    using lock = Lock.create();
    const total = asarray(array).slice([0, 4]).view("int32");
    const checks: Record<string, boolean> = {};
    let seen = "";
    for (const [name, write] of Object.entries(ways)) {
      progress(name);
      asarray(array).fill(0);
      const before = lock.withLock(() => Number(total.sum()));
      await write(array, lock);
      const after = lock.withLock(() => Number(total.sum()));
      const bytes = new Uint8Array(array.data.buffer, array.byteOffset, array.nbytes).join(" ");
      seen = `total before ${before}, after ${after}, bytes ${bytes}`;
      checks[name] = seen === "total before 0, after 262146, bytes 0 0 1 0 2 0 3 0 4 0";
    }
    progress("a holder is killed");
    const holder = fork(fileURLToPath(writer), { execArgv: [] });
    holder.send({ array: array.handle, lock: lock.handle, hold: true });
    await once(holder, "message");
    checks["the holder has the lock"] = lock.tryLock() === undefined;
    holder.kill("SIGKILL");
    const guard = await lock.lockAsync({ timeoutMs: 10_000 });
    checks["the next owner learns of the death"] = guard.ownerDied;
    guard.unlock();
    checks["the one after that does not"] = lock.withLock((next) => !next.ownerDied);
    return outcome(`${seen}; a killed holder was followed`, checks);
  },
};
