import { afterEach, describe, expect, it } from "vitest";
import { Condition, Lock, type Scope, sharedArray, type SharedArray } from "../../src/index.ts";
import { codeOf, codeOfAsync } from "../fixtures/codes.ts";
import { pairs, scopes } from "../fixtures/pairs.ts";
import { Peer, type PeerKind } from "../fixtures/peer.ts";

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function make(scope: Scope): Condition {
  const condition = Condition.create({ scope });
  ends.push(() => {
    condition[Symbol.dispose]();
  });
  return condition;
}

function makeWords(scope: Scope): SharedArray<"int32"> {
  const words = sharedArray([3], "int32", { scope });
  ends.push(() => {
    words[Symbol.dispose]();
  });
  return words;
}

function start(kind: PeerKind): Peer {
  const peer = new Peer(kind);
  ends.push(() => peer.kill());
  return peer;
}

const soon = { timeoutMs: 20_000 };

describe.each(scopes)("a condition between %s", (scope) => {
  it("is a lock", () => {
    const condition = make(scope);
    expect(condition).toBeInstanceOf(Lock);
    condition.withLock((guard) => {
      expect(guard.ownerDied).toBe(false);
      expect(condition.tryLock()).toBeUndefined();
    });
    condition.lock().unlock();
  });

  it("refuses a guard that is none, and keeps the lock", async () => {
    const condition = make(scope);
    using guard = condition.lock();
    const wrong = undefined as never;
    expect(
      codeOf(() => {
        condition.wait(wrong, { timeoutMs: 5 });
      }),
    ).toBe("ERR_TSMEM_NOT_HELD");
    expect(await codeOfAsync(condition.waitAsync(wrong, { timeoutMs: 5 }))).toBe(
      "ERR_TSMEM_NOT_HELD",
    );
    condition.waitFor(guard, () => true);
  });

  it("wait() has the lock again after its time is over", () => {
    const condition = make(scope);
    const guard = condition.lock();
    const calls = [
      () => {
        condition.wait(guard, { timeoutMs: 5 });
      },
      () => {
        condition.wait(guard, { timeoutMs: 0 });
      },
      () => {
        condition.waitFor(guard, () => false, { timeoutMs: 5 });
      },
    ];
    for (const call of calls) {
      expect(codeOf(call)).toBe("ERR_TSMEM_TIMEOUT");
      expect(codeOf(() => condition.lock())).toBe("ERR_TSMEM_DEADLOCK");
    }
    guard.unlock();
    condition.lock().unlock();
  });

  it("waits and notifies only for who has the lock", async () => {
    const condition = make(scope);
    const other = Condition.open(condition.handle);
    const old = condition.lock();
    old.unlock();
    const refused = (guard = old): unknown[] => [
      codeOf(() => {
        condition.wait(guard);
      }),
      codeOf(() => {
        condition.waitFor(guard, () => true);
      }),
    ];
    const notHeld = ["ERR_TSMEM_NOT_HELD", "ERR_TSMEM_NOT_HELD"];
    expect(refused()).toEqual(notHeld);
    expect(await codeOfAsync(condition.waitAsync(old))).toBe("ERR_TSMEM_NOT_HELD");
    expect(
      codeOf(() => {
        condition.notify();
      }),
    ).toBe("ERR_TSMEM_NOT_HELD");
    const foreign = other.lock();
    expect(refused(foreign)).toEqual(notHeld);
    foreign.unlock();
    const held = condition.lock();
    expect(refused()).toEqual(notHeld);
    for (const count of [0, -1, 1.5, NaN, 2 ** 31]) {
      expect(
        codeOf(() => {
          condition.notify(count);
        }),
      ).toBe("ERR_TSMEM_OUT_OF_RANGE");
    }
    expect(
      codeOf(() => {
        condition.wait(held, { timeoutMs: NaN });
      }),
    ).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(condition.tryLock()).toBeUndefined(); // the bad arguments left the lock alone
    held.unlock();
    other.close();
  });

  it("tasks of one thread hand work over", async () => {
    const condition = make(scope);
    const queue: number[] = [];
    const taken: number[] = [];
    const consume = async (): Promise<void> => {
      const guard = await condition.lockAsync();
      await condition.waitForAsync(guard, () => queue.length > 0, soon);
      taken.push(queue.shift()!);
      guard.unlock();
    };
    const consumers = [consume(), consume(), consume()];
    for (const item of [1, 2, 3]) {
      await condition.withLockAsync(() => {
        queue.push(item);
        condition.notify();
      });
    }
    await Promise.all(consumers);
    expect(taken.sort()).toEqual([1, 2, 3]);
    condition.lock().unlock();
  });

  it("waitAsync() ends by time and by signal, with the lock", async () => {
    const condition = make(scope);
    const guard = condition.lock();
    expect(await codeOfAsync(condition.waitAsync(guard, { timeoutMs: 1 }))).toBe(
      "ERR_TSMEM_TIMEOUT",
    );
    expect(condition.tryLock()).toBeUndefined();
    const controller = new AbortController();
    const waiting = condition.waitForAsync(guard, () => false, { signal: controller.signal });
    condition.lock().unlock(); // it waits
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    expect(condition.tryLock()).toBeUndefined();
    guard.unlock();
    condition.lock().unlock();
  });

  it("close() fails who waits", async () => {
    const condition = make(scope);
    const waiting = codeOfAsync(condition.waitAsync(condition.lock()));
    condition.close();
    expect(await waiting).toBe("ERR_TSMEM_RELEASED");
    expect(
      codeOf(() => {
        condition.notify();
      }),
    ).toBe("ERR_TSMEM_RELEASED");
    expect(codeOf(() => condition.lock())).toBe("ERR_TSMEM_RELEASED");
  });

  it("is not opened as something else", () => {
    const condition = make(scope);
    const { handle } = condition;
    expect(codeOf(() => Lock.open(handle))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(codeOf(() => Lock.open({ ...handle, tsmem: "lock" }))).toBe(
      scope === "workers" ? "ERR_TSMEM_INVALID_ARGUMENT" : "ERR_TSMEM_FORMAT",
    );
  });
});

describe.each(pairs)("a condition of scope %s shared with a %s", (scope, kind) => {
  /** A peer that waits for word 0. */
  async function waiter(
    condition: Condition,
    words: SharedArray<"int32">,
  ): Promise<{ peer: Peer; done: Promise<boolean> }> {
    const peer = start(kind);
    const before = words.data[1]!;
    const args = { handle: condition.handle, array: words.handle };
    const done = peer.call<boolean>("waitFor", args);
    done.catch(() => undefined);
    const guard = await condition.lockAsync();
    await condition.waitForAsync(guard, () => words.data[1]! > before, soon);
    guard.unlock();
    return { peer, done };
  }

  it("wakes who waits there, and is woken from there", async () => {
    const condition = make(scope);
    const words = makeWords(scope);
    const waiters = [await waiter(condition, words), await waiter(condition, words)];
    const guard = condition.lock();
    words.data[0] = 1;
    condition.notifyAll();
    condition.waitFor(guard, () => words.data[2] === 2, soon); // blocks this thread
    guard.unlock();
    for (const { done } of waiters) expect(await done).toBe(false);
  });

  it("one that is killed while it waits takes nothing along", async () => {
    const condition = make(scope);
    const words = makeWords(scope);
    const other = await waiter(condition, words);
    // The last to come: whoever comes wakes those who wait, and one who looks around holds the lock.
    const victim = await waiter(condition, words);
    await victim.peer.kill();
    condition.withLock((guard) => {
      expect(guard.ownerDied).toBe(false);
      words.data[0] = 1;
      condition.notify();
    });
    expect(await other.done).toBe(false);
  });

  it("who waits learns that the one who notified died with the lock", async () => {
    const condition = make(scope);
    const peer = start(kind);
    await peer.call("ready");
    const guard = condition.lock();
    const waiting = condition.waitAsync(guard, soon);
    await peer.call("notify", { handle: condition.handle });
    expect(guard.ownerDied).toBe(false);
    await peer.kill();
    await waiting;
    expect(guard.ownerDied).toBe(true);
    guard.unlock();
    condition.withLock(({ ownerDied }) => {
      expect(ownerDied).toBe(false);
    });
  });
});
