import { leaseOf } from "@tsmem/core";
import fc from "fast-check";
import { describe, it } from "vitest";
import { areExternalsAllowed } from "../../src/addon/runtime.ts";
import { adopt, allocate, available, type Block, stats } from "../../src/index.ts";
import { malloc } from "../../src/unsafe/index.ts";

// Blocks against a model: what each live one must contain, and how many the addon must count.

interface Model {
  readonly mark: number;
  readonly isOutside: boolean;
  pins: number;
  isDisposed: boolean;
}
type Real = Map<Model, { block: Block; view: Uint8Array; pins: (() => void)[] }>;
interface World {
  readonly models: Model[];
  readonly startBlocks: number;
  marks: number;
}

const sizes = [1, 100, 16 * 1024, 2 ** 20, 2 ** 20 + 4096];

abstract class Step implements fc.Command<World, Real> {
  check(): boolean {
    return true;
  }
  run(world: World, real: Real): void {
    this.act(world, real);
    let outside = 0;
    for (const model of world.models) {
      const entry = real.get(model)!;
      const isAlive = !model.isDisposed || model.pins > 0;
      if (isAlive && model.isOutside) outside += 1;
      if (entry.block.released !== model.isDisposed) throw new Error("released is wrong");
      if (model.isDisposed) continue;
      const { view } = entry;
      if (view[0] !== model.mark || view.at(-1) !== model.mark) throw new Error("bytes changed");
    }
    if (stats().liveBlocks - world.startBlocks !== outside) throw new Error("live count is wrong");
  }
  protected abstract act(world: World, real: Real): void;
}

class Make extends Step {
  readonly how: "allocate" | "recycle" | "adopt";
  readonly byteLength: number;
  readonly isRead: boolean;
  constructor(how: Make["how"], byteLength: number, isRead: boolean) {
    super();
    this.how = how;
    this.byteLength = byteLength;
    this.isRead = isRead;
  }
  protected override act(world: World, real: Real): void {
    const { how, byteLength } = this;
    const block =
      how === "adopt"
        ? adopt(malloc(byteLength), byteLength)
        : allocate(byteLength, { zero: how === "allocate" });
    const buffer = this.isRead ? block.buffer : (leaseOf(block)!.buffer as ArrayBuffer);
    const view = new Uint8Array(buffer, block.byteOffset, byteLength);
    const mark = (world.marks += 1) % 256;
    view.fill(mark);
    const isOutside =
      areExternalsAllowed &&
      ((how === "adopt" && byteLength >= 16 * 1024) ||
        (how === "recycle" && byteLength >= 2 ** 20));
    const model = { mark, isOutside, pins: 0, isDisposed: false };
    world.models.push(model);
    real.set(model, { block, view, pins: [] });
  }
  override toString(): string {
    return `${this.how}(${this.byteLength})${this.isRead ? ".buffer" : ""}`;
  }
}

abstract class OnOne extends Step {
  readonly which: number;
  constructor(which: number) {
    super();
    this.which = which;
  }
  override check(): boolean {
    return true;
  }
  protected override act(world: World, real: Real): void {
    const model = world.models[this.which % Math.max(world.models.length, 1)];
    if (model !== undefined) this.actOn(model, real.get(model)!);
  }
  protected abstract actOn(model: Model, entry: { block: Block; pins: (() => void)[] }): void;
  override toString(): string {
    return `${this.constructor.name}(${this.which})`;
  }
}

class Dispose extends OnOne {
  protected actOn(model: Model, { block }: { block: Block }): void {
    block.dispose();
    model.isDisposed = true;
  }
}

class PinOne extends OnOne {
  protected actOn(model: Model, entry: { block: Block; pins: (() => void)[] }): void {
    if (model.isDisposed) return;
    const pin = entry.block.pin();
    entry.pins.push(() => {
      pin.unpin();
    });
    model.pins += 1;
  }
}

class Unpin extends OnOne {
  protected actOn(model: Model, { pins }: { pins: (() => void)[] }): void {
    const unpin = pins.pop();
    if (unpin === undefined) return;
    unpin();
    model.pins -= 1;
  }
}

describe.runIf(available)("blocks in random order", () => {
  it("keep their bytes and are counted exactly", () => {
    const commands = fc.commands(
      [
        fc
          .tuple(
            fc.constantFrom("allocate", "recycle", "adopt"),
            fc.constantFrom(...sizes),
            fc.boolean(),
          )
          .map((args) => new Make(...args)),
        fc.nat(20).map((which) => new Dispose(which)),
        fc.nat(20).map((which) => new PinOne(which)),
        fc.nat(20).map((which) => new Unpin(which)),
      ],
      { maxCommands: 60, size: "max" },
    );
    fc.assert(
      fc.property(commands, (steps) => {
        const real: Real = new Map();
        const world = { models: [], startBlocks: stats().liveBlocks, marks: 0 };
        fc.modelRun(() => ({ model: world, real }), steps);
        for (const { block, pins } of real.values()) {
          block.dispose();
          for (const unpin of pins) unpin();
        }
      }),
      { numRuns: 60 },
    );
  });
});
