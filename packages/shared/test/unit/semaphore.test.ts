import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { Lock, type Scope, Semaphore } from "../../src/index.ts";
import { codeOf, codeOfAsync } from "../fixtures/codes.ts";
import { pairs, scopes } from "../fixtures/pairs.ts";
import { Peer } from "../fixtures/peer.ts";

const ends: (() => unknown)[] = [];

function make(permits: number, scope: Scope): Semaphore {
  const semaphore = Semaphore.create(permits, { scope });
  ends.push(() => {
    semaphore[Symbol.dispose]();
  });
  return semaphore;
}

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe.each(scopes)("a semaphore between %s", (scope) => {
  it("gives as many permits as it has", () => {
    const semaphore = make(2, scope);
    expect([semaphore.tryAcquire(), semaphore.tryAcquire(), semaphore.tryAcquire()]).toEqual([
      true,
      true,
      false,
    ]);
    expect(semaphore.permits).toBe(0);
    expect(
      codeOf(() => {
        semaphore.acquire({ timeoutMs: 20 });
      }),
    ).toBe("ERR_TSMEM_TIMEOUT");
    semaphore.release(2);
    semaphore.acquire();
    expect(semaphore.permits).toBe(1);
  });

  it("acquireAsync() serves in order and ends by timeout", async () => {
    const semaphore = make(0, scope);
    const order: string[] = [];
    const first = semaphore.acquireAsync().then(() => order.push("first"));
    const second = semaphore.acquireAsync().then(() => order.push("second"));
    expect(await codeOfAsync(semaphore.acquireAsync({ timeoutMs: 5 }))).toBe("ERR_TSMEM_TIMEOUT");
    semaphore.release(2);
    await Promise.all([first, second]);
    expect(order).toEqual(["first", "second"]);
  });

  it.each([-1, 1.5, NaN, Infinity, 2 ** 31, "1"])("refuses %s permits", (permits) => {
    expect(codeOf(() => Semaphore.create(permits as number, { scope }))).toBe(
      "ERR_TSMEM_OUT_OF_RANGE",
    );
    const semaphore = make(1, scope);
    expect(
      codeOf(() => {
        semaphore.release(permits as number);
      }),
    ).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(semaphore.permits).toBe(1);
  });

  it("refuses to count beyond 2^31 - 1", () => {
    const semaphore = make(2 ** 31 - 1, scope);
    expect(
      codeOf(() => {
        semaphore.release();
      }),
    ).toBe("ERR_TSMEM_OUT_OF_RANGE");
    semaphore.acquire();
    semaphore.release();
  });

  it("after close() every call throws and who waits is told", async () => {
    const semaphore = make(0, scope);
    const waiting = codeOfAsync(semaphore.acquireAsync());
    semaphore.close();
    expect(await waiting).toBe("ERR_TSMEM_RELEASED");
    for (const call of [
      () => semaphore.permits,
      () => semaphore.tryAcquire(),
      () => {
        semaphore.acquire({ timeoutMs: 5 });
      },
      () => {
        semaphore.release();
      },
    ]) {
      expect(codeOf(call)).toBe("ERR_TSMEM_RELEASED");
    }
  });

  it("is no lock", () => {
    const semaphore = make(1, scope);
    expect(codeOf(() => Lock.open(semaphore.handle))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  });
});

describe.each(pairs)("a semaphore of scope %s shared with a %s", (scope, kind) => {
  it("wakes the other side, in both directions", async () => {
    const semaphore = make(0, scope);
    const { handle } = semaphore;
    const peer = new Peer(kind);
    ends.push(() => peer.kill());
    await peer.call("ready");
    const theirs = peer.call("acquire", { handle, timeoutMs: 20_000 });
    await delay(20);
    semaphore.release();
    await theirs;
    expect(semaphore.permits).toBe(0);
    const ours = semaphore.acquireAsync({ timeoutMs: 20_000 });
    await peer.call("release", { handle });
    await ours;
    expect(await codeOfAsync(semaphore.acquireAsync({ timeoutMs: 1 }))).toBe("ERR_TSMEM_TIMEOUT");
  });
});
