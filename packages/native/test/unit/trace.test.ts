import { traceHooks, type TraceListener } from "@tsmem/core";
import { afterEach, describe, expect, it } from "vitest";
import { adopt, allocate, available } from "../../src/index.ts";
import { acquire, release } from "../../src/storage.ts";
import { malloc } from "../../src/unsafe/index.ts";

class Recorder implements TraceListener {
  readonly events: string[] = [];
  readonly owners = new Set<object>();
  allocated(domain: string, owner: object, byteLength: number): void {
    this.owners.add(owner);
    this.events.push(`+${byteLength} ${domain}`);
  }
  freed(domain: string, owner: object): void {
    this.events.push(`-${this.owners.has(owner) ? "known" : "unknown"} ${domain}`);
  }
  viewed(): void {
    this.events.push("view");
  }
}

describe.runIf(available)("trace hooks", () => {
  afterEach(() => {
    traceHooks.listener = null;
  });

  it("tell of each block and its end, once", () => {
    const recorder = new Recorder();
    traceHooks.listener = recorder;
    const block = allocate(100);
    const adopted = adopt(malloc(2 ** 20), 2 ** 20);
    block.dispose();
    block.dispose();
    adopted.dispose();
    expect(recorder.events).toEqual([
      "+100 native",
      "+1048576 native",
      "-known native",
      "-known native",
    ]);
  });

  it("leave memory for array packages to those", () => {
    const recorder = new Recorder();
    traceHooks.listener = recorder;
    release(acquire(2 ** 21, false));
    expect(recorder.events).toEqual([]);
  });
});
