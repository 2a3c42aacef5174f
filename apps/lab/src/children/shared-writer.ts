// The other side of the recipe "two-processes": a fork, a spawned process or a worker that writes the
// int16 numbers 0 to 4 into an array that it was sent, under a lock. Told to "hold", it keeps the lock.
import { parentPort, workerData } from "node:worker_threads";
import { asarray } from "@tsmem/ndarray";
import {
  Lock,
  type LockGuard,
  openSharedArray,
  type SharedArrayHandle,
  type SyncHandle,
} from "@tsmem/shared";

interface Order {
  readonly array: SharedArrayHandle | string;
  readonly lock: SyncHandle | string;
  readonly hold: boolean;
}

// A lock that nobody can reach any more passes on when it is collected, long before a kill.
const held: LockGuard[] = [];

function write(order: Order, done: () => void): void {
  const array = openSharedArray<"int16">(order.array);
  const lock = Lock.open(order.lock);
  const guard = lock.lock();
  asarray(array).assign([0, 1, 2, 3, 4]);
  if (order.hold) held.push(guard);
  else guard.unlock();
  done();
}

const [array, lock, hold] = process.argv.slice(2);
if (parentPort !== null) {
  const port = parentPort;
  write(workerData as Order, () => {
    port.postMessage("done");
  });
} else if (array !== undefined && lock !== undefined) {
  write({ array, lock, hold: hold === "hold" }, () => {
    console.log("done");
  });
} else {
  // On, not once: without a listener the channel keeps nobody alive, and a holder would end by itself.
  process.on("message", (order: Order) => {
    write(order, () => {
      process.send!("done", () => {
        if (!order.hold) process.disconnect();
      });
    });
  });
}
