// Calls a native function that returns a view of its input, and prints what stayed behind as JSON.
// Argument: the name of the function.
import { setImmediate } from "node:timers/promises";
import { example, type Example } from "example-addon";

const view = example![process.argv[2] as "tail" satisfies keyof Example];
const calls = 100_000;

async function settle(): Promise<NodeJS.MemoryUsage> {
  for (let turn = 0; turn < 4; turn += 1) {
    globalThis.gc?.();
    await setImmediate();
  }
  return process.memoryUsage();
}

function callOften(input: Float64Array, count: number): void {
  for (let call = 0; call < count; call += 1) view(input, 1);
}

function callFresh(): WeakRef<Float64Array> {
  const fresh = new Float64Array(2 ** 17).fill(1); // 1 MiB
  view(fresh, 1);
  return new WeakRef(fresh);
}

const input = new Float64Array(1000);
callOften(input, 20_000);
const before = await settle();
callOften(input, calls);
const after = await settle();

const inputs: WeakRef<Float64Array>[] = [];
const freshBefore = await settle();
for (let i = 0; i < 300; i += 1) {
  inputs.push(callFresh());
  if (i % 50 === 0) await settle();
}
const freshAfter = await settle();

console.log(
  JSON.stringify({
    rssPerCall: (after.rss - before.rss) / calls,
    heapPerCall: (after.heapUsed - before.heapUsed) / calls,
    growthMiB: (freshAfter.arrayBuffers - freshBefore.arrayBuffers) / 2 ** 20,
    inputsAlive: inputs.filter((ref) => ref.deref() !== undefined).length,
    liveBlocks: example!.liveBlocks(),
  }),
);
