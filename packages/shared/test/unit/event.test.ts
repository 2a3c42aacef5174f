import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { type Scope, SharedEvent } from "../../src/index.ts";
import { codeOf, codeOfAsync } from "../fixtures/codes.ts";
import { pairs, scopes } from "../fixtures/pairs.ts";
import { Peer } from "../fixtures/peer.ts";

const ends: (() => unknown)[] = [];

function make(scope: Scope): SharedEvent {
  const event = SharedEvent.create({ scope });
  ends.push(() => {
    event[Symbol.dispose]();
  });
  return event;
}

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe.each(scopes)("an event between %s", (scope) => {
  it("is set and cleared, as often as one likes", () => {
    const event = make(scope);
    expect(event.isSet).toBe(false);
    for (let i = 0; i < 3; i++) {
      event.set();
      event.set();
      expect(event.isSet).toBe(true);
      event.wait({ timeoutMs: 0 });
      event.clear();
      event.clear();
      expect(event.isSet).toBe(false);
    }
    expect(
      codeOf(() => {
        event.wait({ timeoutMs: 20 });
      }),
    ).toBe("ERR_TSMEM_TIMEOUT");
  });

  it("waitAsync() of several tasks ends with one set(), even if cleared at once", async () => {
    const event = make(scope);
    const waiting = [event.waitAsync(), event.waitAsync(), event.waitAsync({ timeoutMs: 20_000 })];
    await delay(5);
    event.set();
    event.clear();
    await Promise.all(waiting);
    expect(await codeOfAsync(event.waitAsync({ timeoutMs: 5 }))).toBe("ERR_TSMEM_TIMEOUT");
  });

  it("after close() every call throws and who waits is told", async () => {
    const event = make(scope);
    const waiting = codeOfAsync(event.waitAsync());
    event.close();
    expect(await waiting).toBe("ERR_TSMEM_RELEASED");
    for (const call of ["set", "clear", "wait"] as const) {
      expect(
        codeOf(() => {
          event[call]();
        }),
      ).toBe("ERR_TSMEM_RELEASED");
    }
    expect(codeOf(() => event.isSet)).toBe("ERR_TSMEM_RELEASED");
    expect(await codeOfAsync(event.waitAsync())).toBe("ERR_TSMEM_RELEASED");
  });
});

describe.each(pairs)("an event of scope %s shared with a %s", (scope, kind) => {
  it("is seen by the other side, in both directions", async () => {
    const event = make(scope);
    const { handle } = event;
    const peer = new Peer(kind);
    ends.push(() => peer.kill());
    await peer.call("ready");
    const theirs = peer.call("wait", { handle, timeoutMs: 20_000 });
    await delay(20);
    event.set();
    await theirs;
    event.clear();
    const ours = event.waitAsync({ timeoutMs: 20_000 });
    await peer.call("set", { handle });
    await ours;
    expect(event.isSet).toBe(true);
  });
});
