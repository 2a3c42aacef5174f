import { getEnvironmentData, setEnvironmentData, type Worker } from "node:worker_threads";

/*
 * Which threads of this process have ended, one bit per thread id; ids are not used twice.
 *
 * The thread that started a worker hears of its end, whatever the reason, when nothing of it runs any
 * more, and sets the bit for all threads. Workers get the table from whoever starts them. A hook
 * inside the worker would not do: `terminate()` does not call it, and after it other listeners may
 * still hold a lock. With the addon a lock has passed on before this comes; without it, and on Deno,
 * this is how it does.
 */
const key = "@tsmem/shared: ended threads";
const threads = 2 ** 16;

const table = inherited() ?? new Int32Array(new SharedArrayBuffer(threads / 8));
setEnvironmentData(key, table);

process.on("worker", (worker: Worker) => {
  const { threadId } = worker;
  worker.once("exit", () => {
    if (threadId < threads) Atomics.or(table, threadId >> 5, 1 << (threadId & 31));
  });
});

/** Whether a thread has ended; false also when nobody can tell. */
export function hasEnded(threadId: number): boolean {
  return threadId < threads && (Atomics.load(table, threadId >> 5) & (1 << (threadId & 31))) !== 0;
}

function inherited(): Int32Array | undefined {
  const value: unknown = getEnvironmentData(key);
  const isTable = value instanceof Int32Array && value.buffer instanceof SharedArrayBuffer;
  return isTable && value.length === threads / 32 ? value : undefined;
}
