// What tracing costs per allocation, in processor time, so that waiting for other programs does not count.
// Usage: node --expose-gc run.mjs
import { traceHooks } from "../../packages/core/dist/index.js";
import { start, stop } from "../../packages/trace/dist/index.js";

const modes = {
  off: undefined,
  sampled: { mode: "sampled" },
  "full, 1 frame": { mode: "full", frames: 1 },
  "full, 8 frames": { mode: "full", frames: 8 },
};
const budgets = { off: 2, sampled: 25, "full, 1 frame": 3000, "full, 8 frames": 9000 };

// The branch of an allocator and the loop around it, called below ten frames as in a real program.
function allocations(count, owner) {
  for (let key = 0; key < count; key += 1) {
    if (traceHooks.listener !== null) traceHooks.listener.allocated("pool", owner, 64, key);
  }
}
const below = (frames, count, owner) =>
  frames === 0 ? allocations(count, owner) : below(frames - 1, count, owner);

function measure(options, count) {
  if (options) start(options);
  const owner = {};
  globalThis.gc();
  const heap = process.memoryUsage().heapUsed;
  const begin = process.cpuUsage();
  below(10, count, owner);
  const { user, system } = process.cpuUsage(begin);
  const ns = ((user + system) * 1000) / count;
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  stop();
  return { ns, bytes: (heapUsed - heap) / count, arrayBuffers };
}

console.log("| mode | ns per allocation (median of 7) | bound | heap bytes per live trace |");
console.log("| --- | --- | --- | --- |");
for (const [name, options] of Object.entries(modes)) {
  const count = options?.mode === "full" ? 100_000 : 20_000_000;
  measure(options, count / 10);
  const runs = Array.from({ length: 7 }, () => measure(options, count));
  const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[3];
  const bytes = options?.mode === "full" ? median("bytes").toFixed(0) : "";
  console.log(`| ${name} | ${median("ns").toFixed(1)} | ${budgets[name]} | ${bytes} |`);
}
