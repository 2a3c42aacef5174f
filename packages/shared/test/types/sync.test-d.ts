import { expectTypeOf } from "vitest";
import {
  type ArrayPart,
  Condition,
  Lock,
  type LockGuard,
  type MapFunction,
  RingQueue,
  Semaphore,
  sharedArray,
  SharedEvent,
  sharedMap,
  type SyncHandle,
} from "../../src/index.ts";

const lock = Lock.create({ scope: "workers" });
expectTypeOf(lock.lock()).toEqualTypeOf<LockGuard>();
expectTypeOf(lock.tryLock()).toEqualTypeOf<LockGuard | undefined>();
expectTypeOf(lock.lockAsync({ timeoutMs: 5 })).toEqualTypeOf<Promise<LockGuard>>();
expectTypeOf(lock.withLock(() => 5)).toEqualTypeOf<number>();
expectTypeOf(lock.withLock(() => Promise.resolve("a"))).toEqualTypeOf<Promise<string>>();
expectTypeOf(lock.withLockAsync(() => Promise.resolve(5))).toEqualTypeOf<Promise<number>>();
expectTypeOf(lock.handle).toEqualTypeOf<SyncHandle>();
expectTypeOf(lock.lock()).toExtend<Disposable>();

const condition = Condition.create({ scope: "workers" });
expectTypeOf(condition).toExtend<Lock>();
expectTypeOf(condition.waitForAsync(condition.lock(), () => true)).toEqualTypeOf<Promise<void>>();
// @ts-expect-error waiting needs the guard
condition.wait();
// @ts-expect-error only create and open make conditions
new Condition();

// @ts-expect-error scopes are "processes" and "workers"
Lock.create({ scope: "threads" });
// @ts-expect-error only create and open make locks
new Lock();
// @ts-expect-error milliseconds are a number
lock.lock({ timeoutMs: "5" });
// @ts-expect-error a semaphore starts with a number of permits
Semaphore.create();
// @ts-expect-error both sizes are needed
RingQueue.create({ recordBytes: 8 });

const queue = RingQueue.create({ recordBytes: 8, capacity: 2 });
expectTypeOf(queue.pop()).toEqualTypeOf<Uint8Array | undefined>();
expectTypeOf(queue.reserve()).toEqualTypeOf<Uint8Array>();
expectTypeOf(SharedEvent.create().waitAsync()).toEqualTypeOf<Promise<void>>();

const array = sharedArray([4], "float64");
expectTypeOf(sharedMap<number>("/f.mjs", array)).toEqualTypeOf<Promise<number[]>>();
const scale: MapFunction<ArrayPart<"float64">, number, { by: number }> = (part, { data }) =>
  part.data.length * data.by;
expectTypeOf(scale).returns.toEqualTypeOf<number | PromiseLike<number>>();
