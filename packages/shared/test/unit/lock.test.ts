import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { available, Lock, Semaphore, type SyncHandle } from "../../src/index.ts";
import { codeOf, codeOfAsync } from "../fixtures/codes.ts";
import { pairs, scopes } from "../fixtures/pairs.ts";
import { Peer, type PeerKind } from "../fixtures/peer.ts";

const peers: Peer[] = [];
const locks: Lock[] = [];

function startPeer(kind: PeerKind): Peer {
  const peer = new Peer(kind);
  peers.push(peer);
  return peer;
}

function makeLock(scope: "workers" | "processes"): Lock {
  const lock = Lock.create({ scope });
  locks.push(lock);
  return lock;
}

afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.kill()));
  for (const lock of locks.splice(0)) {
    lock.close();
    lock.unlink();
  }
});

describe.each(scopes)("a lock between %s", (scope) => {
  it("is taken and given back", () => {
    const lock = makeLock(scope);
    const guard = lock.lock();
    expect(guard.ownerDied).toBe(false);
    expect(lock.tryLock()).toBeUndefined();
    guard.unlock();
    const again = lock.tryLock();
    expect(again?.ownerDied).toBe(false);
    again?.unlock();
  });

  it("refuses to be locked twice by one thread instead of hanging", () => {
    const lock = makeLock(scope);
    const other = Lock.open(lock.handle);
    lock.lock();
    expect(codeOf(() => lock.lock())).toBe("ERR_TSMEM_DEADLOCK");
    expect(codeOf(() => other.lock())).toBe("ERR_TSMEM_DEADLOCK");
    lock.unlock();
    other.close();
  });

  it("refuses to be unlocked by who does not have it", () => {
    const lock = makeLock(scope);
    expect(
      codeOf(() => {
        lock.unlock();
      }),
    ).toBe("ERR_TSMEM_NOT_HELD");
    lock.lock().unlock();
    expect(
      codeOf(() => {
        lock.unlock();
      }),
    ).toBe("ERR_TSMEM_NOT_HELD");
  });

  it("guards unlock their own acquisition only", () => {
    const lock = makeLock(scope);
    const first = lock.lock();
    first.unlock();
    first.unlock();
    const second = lock.lock();
    first[Symbol.dispose]();
    expect(lock.tryLock()).toBeUndefined();
    second[Symbol.dispose]();
    expect(lock.tryLock()).toBeDefined();
  });

  it("withLock() unlocks after a value, a throw, a promise and a rejection", async () => {
    const lock = makeLock(scope);
    expect(lock.withLock((guard) => guard.ownerDied)).toBe(false);
    expect(() =>
      lock.withLock(() => {
        throw new Error("mine");
      }),
    ).toThrow("mine");
    const later = lock.withLock(async () => {
      await delay(5);
      return 7;
    });
    expect(lock.tryLock()).toBeUndefined();
    expect(await later).toBe(7);
    await expect(lock.withLock(() => Promise.reject(new Error("late")))).rejects.toThrow("late");
    lock.withLock((guard) => {
      guard.unlock();
    });
    lock.lock().unlock();
  });

  it("lockAsync() serves the tasks of a thread in their order, one at a time", async () => {
    const lock = makeLock(scope);
    const order: number[] = [];
    let inside = 0;
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        lock.withLockAsync(async () => {
          inside += 1;
          expect(inside).toBe(1);
          order.push(i);
          await delay(i % 3 === 0 ? 1 : 0);
          inside -= 1;
        }),
      ),
    );
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it("lockAsync() ends by timeout and by signal, and takes nothing then", async () => {
    const lock = makeLock(scope);
    const guard = lock.lock();
    expect(await codeOfAsync(lock.lockAsync({ timeoutMs: 0 }))).toBe("ERR_TSMEM_TIMEOUT");
    const controller = new AbortController();
    const first = lock.lockAsync({ timeoutMs: 10 });
    const second = lock.lockAsync({ signal: controller.signal });
    const third = lock.lockAsync();
    expect(await codeOfAsync(first)).toBe("ERR_TSMEM_TIMEOUT");
    controller.abort(new Error("enough"));
    await expect(second).rejects.toThrow("enough");
    await expect(lock.lockAsync({ signal: AbortSignal.abort() })).rejects.toThrow();
    guard.unlock();
    (await third).unlock();
    lock.lock().unlock();
  });

  it("close() gives a held lock up, fails who waits, and refuses further use", async () => {
    const lock = makeLock(scope);
    const other = Lock.open(lock.handle);
    const guard = lock.lock();
    const waiting = codeOfAsync(lock.lockAsync());
    lock.close();
    lock.close();
    expect(lock.released).toBe(true);
    expect(await waiting).toBe("ERR_TSMEM_RELEASED");
    expect(codeOf(() => lock.lock())).toBe("ERR_TSMEM_RELEASED");
    expect(codeOf(() => lock.tryLock())).toBe("ERR_TSMEM_RELEASED");
    expect(
      codeOf(() => {
        lock.unlock();
      }),
    ).toBe("ERR_TSMEM_RELEASED");
    guard.unlock();
    const next = other.lock();
    expect(next.ownerDied).toBe(true);
    next.unlock();
    expect(other.withLock((inner) => inner.ownerDied)).toBe(false);
    other.close();
  });

  it.each([NaN, -1, -Infinity, "5", null, {}])("refuses the timeout %s", async (timeoutMs) => {
    const lock = makeLock(scope);
    lock.lock();
    const options = { timeoutMs: timeoutMs as number };
    expect(codeOf(() => lock.lock(options))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(await codeOfAsync(lock.lockAsync(options))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    lock.unlock();
    expect(codeOf(() => lock.lock(options))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    lock.lock({ timeoutMs: Infinity }).unlock();
  });

  it("knows its handle from that of something else", () => {
    const lock = makeLock(scope);
    const { memory } = lock.handle;
    using semaphore = Semaphore.create(1, { scope });
    const foreign = { tsmem: "lock", memory: semaphore.handle.memory } as const;
    const short = { tsmem: "lock", memory: new SharedArrayBuffer(16) } as const;
    const others = [semaphore.handle, foreign, short, "", "tsmem:x", memory, {}, null, 5];
    for (const other of others) {
      expect(codeOf(() => Lock.open(other as string))).toMatch(/^ERR_TSMEM_(INVALID|FORMAT)/);
    }
    const again = Lock.open(lock.handle);
    lock.lock();
    expect(again.tryLock()).toBeUndefined();
    again.close();
  });
});

it.runIf(available)("a lock between processes is opened by its text and by JSON", () => {
  const lock = makeLock("processes");
  for (const handle of [String(lock), JSON.parse(JSON.stringify(lock.handle)) as SyncHandle]) {
    const again = Lock.open(handle);
    lock.lock();
    expect(again.tryLock()).toBeUndefined();
    lock.unlock();
    again.close();
  }
});

it("a lock between threads has no text", () => {
  expect(codeOf(() => String(makeLock("workers")))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
});

it("refuses a scope that does not exist", () => {
  const options = { scope: "galaxy" } as unknown as { scope: "workers" };
  expect(codeOf(() => Lock.create(options))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
});

describe.each(pairs)("a lock of scope %s shared with a %s", (scope, kind) => {
  it("excludes the other side", async () => {
    const lock = makeLock(scope);
    const { handle } = lock;
    const peer = startPeer(kind);
    expect(await peer.call("lock", { handle })).toBe(false);
    expect(lock.tryLock()).toBeUndefined();
    expect(codeOf(() => lock.lock({ timeoutMs: 30 }))).toBe("ERR_TSMEM_TIMEOUT");
    expect(
      codeOf(() => {
        lock.unlock();
      }),
    ).toBe("ERR_TSMEM_NOT_HELD");
    await peer.call("unlock", { handle });
    lock.lock();
    expect(await peer.call("tryLock", { handle })).toBeUndefined();
    expect(await codeOfAsync(peer.call("lock", { handle, timeoutMs: 30 }))).toBe(
      "ERR_TSMEM_TIMEOUT",
    );
    expect(await codeOfAsync(peer.call("unlock", { handle }))).toBe("ERR_TSMEM_NOT_HELD");
    const waiting = peer.call("lock", { handle });
    await delay(20);
    lock.unlock();
    expect(await waiting).toBe(false);
  });

  it("lockAsync() keeps the event loop running while it waits", async () => {
    const lock = makeLock(scope);
    const { handle } = lock;
    const peer = startPeer(kind);
    await peer.call("lock", { handle });
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 2);
    const waiting = lock.lockAsync();
    while (ticks <= 3) await delay(2);
    await peer.call("unlock", { handle });
    (await waiting).unlock();
    clearInterval(timer);
  });

  it.runIf(available).each(["kill", "exit", "throw", "end"])(
    "passes on to the next owner when its owner ends by %s",
    async (way) => {
      const lock = makeLock(scope);
      const { handle } = lock;
      const peer = startPeer(kind);
      expect(await peer.call("lock", { handle })).toBe(false);
      const waiting = lock.lockAsync({ timeoutMs: 20_000 });
      if (way === "kill") await peer.kill();
      else await peer.call(way);
      await peer.ended;
      const guard = await waiting;
      expect(guard.ownerDied).toBe(true);
      guard.unlock();
      lock.withLock((next) => {
        expect(next.ownerDied).toBe(false);
      });
    },
  );

  it.runIf(available)("wakes a thread that sleeps in lock() when the owner is killed", async () => {
    const lock = makeLock(scope);
    const { handle } = lock;
    const owner = startPeer(kind);
    const sleeper = startPeer(kind);
    await owner.call("lock", { handle });
    await sleeper.call("ready");
    const waiting = sleeper.call("lock", { handle, timeoutMs: 20_000 });
    await delay(20);
    await owner.kill();
    expect(await waiting).toBe(true);
  });

  it("lets a thread be ended that sleeps in lock()", async () => {
    const lock = makeLock(scope);
    const peer = startPeer(kind);
    await peer.call("ready");
    lock.lock();
    void peer.call("lock", { handle: lock.handle });
    await delay(20);
    await peer.kill();
    lock.unlock();
    lock.lock().unlock();
  });
});
