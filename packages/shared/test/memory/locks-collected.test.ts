import { areaCount } from "@tsmem/native/shared";
import { collect } from "@tsmem/testing";
import { expect, it } from "vitest";
import { available, Condition, Lock, RingQueue, Semaphore, SharedEvent } from "../../src/index.ts";

it.runIf(available)("pages of closed locks, semaphores, events and queues are given back", () => {
  const before = areaCount();
  for (let i = 0; i < 300; i++) {
    const objects = [
      Lock.create(),
      Semaphore.create(1),
      SharedEvent.create(),
      Condition.create(),
      RingQueue.create({ recordBytes: 100, capacity: 3 }),
    ];
    const again = Lock.open((objects[0] as Lock).handle);
    again.lock();
    for (const object of objects) object[Symbol.dispose]();
    expect(areaCount()).toBe(before + 1);
    again.unlock();
    again.close();
  }
  expect(areaCount()).toBe(before);
});

it.runIf(available)(
  "pages of dropped locks are given back by collection, held or not",
  async () => {
    const before = areaCount();
    const handles = Array.from({ length: 20 }, (_, i) => {
      const lock = Lock.create();
      if (i % 2 === 0) lock.lock();
      lock.unlink();
      return new WeakRef(lock);
    });
    expect(areaCount()).toBe(before + handles.length);
    await collect(() => areaCount() === before);
    expect(handles.filter((ref) => ref.deref() !== undefined)).toEqual([]);
  },
);

it.runIf(available)("a dropped lock that was held passes on", async () => {
  const kept = Lock.create();
  (() => Lock.open(kept.handle).lock())();
  expect(kept.tryLock()).toBeUndefined();
  await collect(() => {
    const guard = kept.tryLock();
    if (guard !== undefined) expect(guard.ownerDied).toBe(true);
    return guard !== undefined;
  });
  kept[Symbol.dispose]();
});
