import { fileURLToPath } from "node:url";
import type { PublicCall } from "@tsmem/testing";
import * as shared from "../../../src/index.ts";

type Call = (this: unknown, ...args: readonly unknown[]) => unknown;
type Spares = NonNullable<PublicCall["spares"]>;

const { Condition, Lock, RingQueue, Semaphore, SharedEvent, SharedMemory } = shared;
const scope = "workers";
const soon = () => ({ timeoutMs: 1 });
const aborts = () => ({ ...soon(), signal: new AbortController().signal });

/** A function of the package, or a method of what `make` makes for each call. */
function of(
  name: string,
  make: () => object,
  args: PublicCall["args"],
  spares?: Spares,
): PublicCall {
  const method = name.slice(name.lastIndexOf(".") + 1);
  return {
    name,
    run: (values) => {
      const self = make();
      return (Reflect.get(self, method) as Call).apply(self, [...values]);
    },
    args,
    ...(spares === undefined ? {} : { spares }),
  };
}

/** Constructors are private in TypeScript only. */
function made(name: keyof typeof shared, args: PublicCall["args"] = () => [{}]): PublicCall {
  return {
    name,
    run: (values): unknown => Reflect.construct(shared[name] as new () => object, values),
    args,
  };
}

const owner = Lock.create({ scope });
const condition = Condition.create({ scope });
const heldGuard = condition.lock();
const event = SharedEvent.create({ scope });
event.set();
const semaphore = Semaphore.create(1_000_000, { scope });
const queue = (): shared.RingQueue => RingQueue.create({ recordBytes: 8, capacity: 4, scope });
const filled = (): shared.RingQueue => {
  const made = queue();
  made.push(new Uint8Array(8));
  return made;
};
const array = shared.sharedArray([4, 2], "float64", { scope });
const withLock = shared.sharedArray(2, "int32", { scope, lock: true });
const file = fileURLToPath(new URL("../../fixtures/map/scale.mjs", import.meta.url));

/** With any other timeout, or none, they wait until somebody notifies. */
const waits: Spares = (place, text) =>
  place !== "argument 0" && !["null", "NaN", "-1", '"x"', "Symbol()", "10n", "[]"].includes(text);

/** Anything is right there, and starting a worker for each takes long. */
const starts: Spares = (place, text) =>
  place === "unknownOption" ||
  place === "one argument too many" ||
  (place === "argument 2" && !["null", '"x"', "[]", "10n"].includes(text));

/** Calls that need no segment. */
export const publicCalls: readonly PublicCall[] = [
  of(
    "sharedArray",
    () => shared,
    () => [[2, 3], "float64", { scope, lock: false }],
  ),
  of(
    "sharedArray",
    () => shared,
    () => [2, "int8", { memory: new SharedArrayBuffer(8), byteOffset: 1 }],
  ),
  of(
    "openSharedArray",
    () => shared,
    () => [withLock.handle],
  ),
  of(
    "array.toString",
    () => array,
    () => [],
  ),
  of(
    "sharedMap",
    () => shared,
    () => [file, [array], { workers: 1, axis: 0, whole: [array], processes: false }],
    starts,
  ),
  made("SharedMemory"),
  made("Lock"),
  made("Condition"),
  made("SharedEvent"),
  made("Semaphore"),
  made("RingQueue"),
  made("LockGuard", () => [() => undefined, false, {}]),
  of(
    "Lock.create",
    () => Lock,
    () => [{ scope }],
  ),
  of(
    "Lock.open",
    () => Lock,
    () => [owner.handle],
  ),
  of(
    "lock.lock",
    () => owner,
    () => [soon()],
  ),
  of(
    "lock.tryLock",
    () => owner,
    () => [],
  ),
  of(
    "lock.lockAsync",
    () => owner,
    () => [aborts()],
  ),
  of(
    "lock.withLock",
    () => owner,
    () => [() => 1, soon()],
  ),
  of(
    "lock.withLockAsync",
    () => owner,
    () => [() => 1, aborts()],
  ),
  of(
    "Condition.create",
    () => Condition,
    () => [{ scope }],
  ),
  of(
    "Condition.open",
    () => Condition,
    () => [condition.handle],
  ),
  of(
    "condition.wait",
    () => condition,
    () => [heldGuard, soon()],
    waits,
  ),
  of(
    "condition.waitAsync",
    () => condition,
    () => [heldGuard, aborts()],
    waits,
  ),
  of(
    "condition.waitFor",
    () => condition,
    () => [heldGuard, () => true, soon()],
    (place) => place === "argument 1",
  ),
  of(
    "condition.waitForAsync",
    () => condition,
    () => [heldGuard, () => true, aborts()],
    (place) => place === "argument 1",
  ),
  of(
    "condition.notify",
    () => condition,
    () => [1],
  ),
  of(
    "SharedEvent.create",
    () => SharedEvent,
    () => [{ scope }],
  ),
  of(
    "SharedEvent.open",
    () => SharedEvent,
    () => [event.handle],
  ),
  of(
    "event.wait",
    () => event,
    () => [soon()],
  ),
  of(
    "event.waitAsync",
    () => event,
    () => [aborts()],
  ),
  of(
    "Semaphore.create",
    () => Semaphore,
    () => [2, { scope }],
  ),
  of(
    "Semaphore.open",
    () => Semaphore,
    () => [semaphore.handle],
  ),
  of(
    "semaphore.acquire",
    () => semaphore,
    () => [soon()],
  ),
  of(
    "semaphore.acquireAsync",
    () => semaphore,
    () => [aborts()],
  ),
  of(
    "semaphore.release",
    () => semaphore,
    () => [1],
  ),
  of(
    "RingQueue.create",
    () => RingQueue,
    () => [{ recordBytes: 8, capacity: 4, scope }],
  ),
  of(
    "RingQueue.open",
    () => RingQueue,
    () => [queue().handle],
  ),
  of("queue.reserve", queue, () => [soon()]),
  of("queue.reserveAsync", queue, () => [aborts()]),
  of("queue.push", queue, () => [new Uint8Array(8), soon()]),
  of("queue.tryPush", queue, () => [new Uint8Array(8)]),
  of("queue.pushAsync", queue, () => [new Uint8Array(8), aborts()]),
  of("queue.front", filled, () => [soon()]),
  of("queue.frontAsync", filled, () => [aborts()]),
  of("queue.pop", filled, () => [soon()]),
  of("queue.popAsync", filled, () => [aborts()]),
];

/** Calls that make or look for segments. */
export const segmentCalls: readonly PublicCall[] = [
  of(
    "SharedMemory.create",
    () => SharedMemory,
    () => [{ byteLength: 64, anonymous: false }],
  ),
  of(
    "SharedMemory.open",
    () => SharedMemory,
    () => [{ tsmem: "memory", id: "0".repeat(32), byteLength: 8, name: "gone" }],
  ),
  of(
    "SharedMemory.open",
    () => SharedMemory,
    () => [{ tsmem: "memory", id: "0".repeat(32), byteLength: 8, pid: 0, descriptor: 3 }],
  ),
  of(
    "SharedMemory.open",
    () => SharedMemory,
    () => ["gone"],
  ),
  of(
    "sharedArray",
    () => shared,
    () => [2, "int8", { scope: "processes", anonymous: false }],
  ),
  of(
    "Lock.create",
    () => Lock,
    () => [{ scope: "processes" }],
  ),
  of(
    "Lock.open",
    () => Lock,
    () => [
      {
        tsmem: "lock",
        memory: { tsmem: "memory", id: "0".repeat(32), byteLength: 8, name: "gone" },
      },
    ],
  ),
  of(
    "RingQueue.create",
    () => RingQueue,
    () => [{ recordBytes: 8, capacity: 4, scope: "processes" }],
  ),
];
