import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { available, RingQueue, type RingQueueOptions, type Scope } from "../../src/index.ts";
import { codeOf, codeOfAsync } from "../fixtures/codes.ts";
import { pairs, scopes } from "../fixtures/pairs.ts";
import { Peer, type PeerKind } from "../fixtures/peer.ts";

const ends: (() => unknown)[] = [];

function make(scope: Scope, options: Partial<RingQueueOptions> = {}): RingQueue {
  const queue = RingQueue.create({ recordBytes: 8, capacity: 4, scope, ...options });
  ends.push(() => {
    queue[Symbol.dispose]();
  });
  return queue;
}

function start(kind: PeerKind): Peer {
  const peer = new Peer(kind);
  ends.push(() => peer.kill());
  return peer;
}

const record = (value: number): Uint8Array => new Uint8Array(8).fill(value);

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe.each(scopes)("a queue between %s", (scope) => {
  it("gives records in their order, round and round", () => {
    const queue = make(scope, { capacity: 3 });
    for (let round = 0; round < 50; round++) {
      const count = (round % 3) + 1;
      for (let i = 0; i < count; i++) expect(queue.tryPush(record(round + i))).toBe(true);
      if (count === 3) expect(queue.tryPush(record(255))).toBe(false);
      for (let i = 0; i < count; i++) expect(queue.pop()).toEqual(record(round + i));
      expect(queue.tryPop()).toBeUndefined();
    }
  });

  it("a queue of one record works", () => {
    const queue = make(scope, { capacity: 1, recordBytes: 1 });
    for (let i = 0; i < 5; i++) {
      queue.push(Uint8Array.of(i));
      expect(queue.tryReserve()).toBeUndefined();
      expect(queue.pop()).toEqual(Uint8Array.of(i));
    }
  });

  it("records are written and read in place", () => {
    const queue = make(scope);
    const slot = queue.reserve();
    expect(queue.reserve()).toBe(slot);
    slot.fill(7);
    expect(queue.tryFront()).toBeUndefined();
    queue.commit();
    expect(
      codeOf(() => {
        queue.commit();
      }),
    ).toBe("ERR_TSMEM_LOCK");
    const front = queue.front()!;
    expect(front).toEqual(record(7));
    expect(queue.front()).toBe(front);
    expect(front.buffer).toBe(slot.buffer);
    queue.release();
    expect(
      codeOf(() => {
        queue.release();
      }),
    ).toBe("ERR_TSMEM_LOCK");
    queue.push(record(8));
    expect(queue.pop()!.buffer).not.toBe(slot.buffer);
  });

  it("waits no longer than it was told", async () => {
    const queue = make(scope);
    expect(codeOf(() => queue.pop({ timeoutMs: 10 }))).toBe("ERR_TSMEM_TIMEOUT");
    expect(await codeOfAsync(queue.popAsync({ timeoutMs: 10 }))).toBe("ERR_TSMEM_TIMEOUT");
    for (let i = 0; i < 4; i++) queue.push(record(i));
    expect(
      codeOf(() => {
        queue.push(record(5), { timeoutMs: 10 });
      }),
    ).toBe("ERR_TSMEM_TIMEOUT");
    expect(await codeOfAsync(queue.pushAsync(record(5), { timeoutMs: 10 }))).toBe(
      "ERR_TSMEM_TIMEOUT",
    );
    expect(await codeOfAsync(queue.reserveAsync({ timeoutMs: NaN }))).toBe(
      "ERR_TSMEM_OUT_OF_RANGE",
    );
  });

  it("tasks of one thread push and pop at once", async () => {
    const queue = make(scope);
    const other = RingQueue.open(queue.handle);
    const seen: number[] = [];
    const reading = (async () => {
      for await (const next of other) seen.push(next[0]!);
    })();
    for (let i = 0; i < 100; i++) await queue.pushAsync(record(i));
    queue.close();
    await reading;
    expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => i));
    other.close();
  });

  it("the consumer reads what is left after the producer closed, then the end", () => {
    const queue = make(scope);
    const reader = RingQueue.open(queue.handle);
    queue.push(record(1));
    queue.push(record(2));
    queue.reserve().fill(3);
    queue.close();
    expect(reader.pop()).toEqual(record(1));
    expect(reader.pop()).toEqual(record(2));
    expect(reader.pop()).toBeUndefined();
    expect(reader.front()).toBeUndefined();
    reader.close();
  });

  it("the producer learns that the consumer closed", () => {
    const queue = make(scope);
    const reader = RingQueue.open(queue.handle);
    queue.push(record(1));
    expect(reader.pop()).toEqual(record(1));
    reader.close();
    expect(
      codeOf(() => {
        queue.push(record(2));
      }),
    ).toBe("ERR_TSMEM_CLOSED");
  });

  it("has one producer and one consumer", () => {
    const queue = make(scope);
    const other = RingQueue.open(queue.handle);
    queue.push(record(1));
    expect(
      codeOf(() => {
        other.push(record(2));
      }),
    ).toBe("ERR_TSMEM_LOCK");
    expect(other.pop()).toEqual(record(1));
    expect(codeOf(() => queue.pop())).toBe("ERR_TSMEM_LOCK");
    other.close();
  });

  it.each([
    { recordBytes: 0 },
    { recordBytes: -8 },
    { recordBytes: 1.5 },
    { recordBytes: NaN },
    { capacity: 0 },
    { capacity: Infinity },
    { capacity: 2 ** 40 },
  ])("refuses %o", (options) => {
    expect(codeOf(() => make(scope, options))).toBe("ERR_TSMEM_OUT_OF_RANGE");
  });

  it("refuses what the machine does not have", () => {
    const options = { recordBytes: 2 ** 31 - 1, capacity: 2 ** 30 - 1, scope };
    expect(() => RingQueue.create(options)).toThrow(RangeError);
  });

  it.each([new Uint8Array(7), new Uint8Array(9), new ArrayBuffer(0), "12345678", null, [1, 2]])(
    "refuses the record %o and stays as it was",
    async (bad) => {
      const queue = make(scope);
      expect(
        codeOf(() => {
          queue.push(bad as Uint8Array);
        }),
      ).toBe("ERR_TSMEM_INVALID_ARGUMENT");
      expect(codeOf(() => queue.tryPush(bad as Uint8Array))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
      expect(await codeOfAsync(queue.pushAsync(bad as Uint8Array))).toBe(
        "ERR_TSMEM_INVALID_ARGUMENT",
      );
      expect(queue.tryPop()).toBeUndefined();
    },
  );

  it("takes any view or buffer of the right length", () => {
    const queue = make(scope);
    queue.push(new Float64Array([1]));
    queue.push(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer);
    expect(new Float64Array(queue.pop()!.buffer)[0]).toBe(1);
    expect(queue.pop()).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  });

  it("after close() every call throws and who waits is told", async () => {
    const queue = make(scope);
    const waiting = codeOfAsync(queue.popAsync());
    queue.close();
    queue.close();
    expect(await waiting).toBe("ERR_TSMEM_RELEASED");
    expect(codeOf(() => queue.pop())).toBe("ERR_TSMEM_RELEASED");
    expect(codeOf(() => queue.reserve())).toBe("ERR_TSMEM_RELEASED");
    expect(await codeOfAsync(queue.pushAsync(record(1)))).toBe("ERR_TSMEM_RELEASED");
  });
});

describe.each(pairs)("a queue of scope %s shared with a %s", (scope, kind) => {
  it.each(["sync", "async"])("carries many records through few slots, pushed %s", async (via) => {
    const queue = make(scope);
    const producer = start(kind);
    const consumer = start(kind);
    const { handle } = queue;
    const produced = producer.call("produce", { handle, count: 5000, via });
    expect(await consumer.call("consume", { handle })).toBe(5000);
    expect(await produced).toBe(5000);
  });

  it("the end reaches a consumer that awaits", async () => {
    const queue = make(scope);
    const producer = start(kind);
    const count = 300;
    const produced = producer.call("produce", { handle: queue.handle, count });
    let next = 0;
    for await (const read of queue) {
      expect(new DataView(read.buffer).getUint32(0)).toBe(next++);
    }
    expect(next).toBe(await produced);
  });

  it.runIf(available)("a killed producer ends the queue after its last record", async () => {
    const queue = make(scope);
    const producer = start(kind);
    await producer.call("produce", { handle: queue.handle, count: 3, stay: true });
    await producer.kill();
    for (let i = 0; i < 3; i++) expect(queue.pop({ timeoutMs: 20_000 })).toBeDefined();
    expect(codeOf(() => queue.pop({ timeoutMs: 20_000 }))).toBe("ERR_TSMEM_PEER_DIED");
    expect(await codeOfAsync(queue.popAsync())).toBe("ERR_TSMEM_PEER_DIED");
  });

  it.runIf(available)("a sleeping consumer wakes when the producer is killed", async () => {
    const queue = make(scope);
    const { handle } = queue;
    const producer = start(kind);
    const consumer = start(kind);
    await producer.call("produce", { handle, count: 2, stay: true });
    const consumed = codeOfAsync(
      consumer.call("consume", { handle }).catch((error: unknown) => {
        throw Object.assign(new Error("peer"), error);
      }),
    );
    await delay(30);
    await producer.kill();
    expect(await consumed).toBe("ERR_TSMEM_PEER_DIED");
  });

  it.runIf(available)(
    "a producer that waits for room learns that the consumer was killed",
    async () => {
      const queue = make(scope);
      const { handle } = queue;
      const consumer = start(kind);
      queue.push(record(0));
      await consumer.call("consume", { handle, most: 1 });
      for (let i = 0; i < 4; i++) queue.push(record(i));
      const waiting = codeOfAsync(queue.pushAsync(record(9)));
      await delay(20);
      await consumer.kill();
      expect(await waiting).toBe("ERR_TSMEM_PEER_DIED");
      expect(
        codeOf(() => {
          queue.push(record(9));
        }),
      ).toBe("ERR_TSMEM_PEER_DIED");
    },
  );
});
