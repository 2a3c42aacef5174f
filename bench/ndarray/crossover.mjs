// Measures from which size a native kernel is faster than the loops in JavaScript, for each kind of work
// that `crossover` in packages/ndarray/src/kernels/native.ts names, and prints the table of crossover.md. Both ways
// take turns in one process, so that noise hits both: the limit is set below or above the size.
//
//     node crossover.mjs [kind ...]
import * as nd from "../../packages/ndarray/dist/index.js";
import { crossover } from "../../packages/ndarray/dist/kernels/native.js";

const rounds = 40;
const sampleMs = 0.5;
const sizes = [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096, 16384];
// In steps that a plan of indices cannot repeat: what a predictor of branches could learn would be a lie.
const noise = (n) => Float64Array.from({ length: n }, (_, i) => Math.sin(i * i) * 1000);
const array = (n, dtype = "float64") => nd.astype(nd.fromBuffer(noise(n)), dtype);

/** For each kind, what makes the work for one size; `elements` when the limit counts something else, `limit` when it is
 * that of another kind. */
const kinds = {
  arithmetic: (n) => {
    const [a, b, out] = [array(n), array(n), array(n)];
    return () => nd.add(a, b, { out });
  },
  costly: (n) => {
    const [a, out] = [array(n), array(n)];
    return () => nd.exp(a, { out });
  },
  bigint: (n) => {
    const [a, b, out] = [array(n, "int64"), array(n, "int64"), array(n, "int64")];
    return () => nd.add(a, b, { out });
  },
  fold: (n) => {
    const a = array(n);
    return () => nd.sum(a);
  },
  copy: (n) => {
    const [a, out] = [array(n, "float32"), array(n)];
    return () => nd.copyto(out, a);
  },
  select: (n) => {
    const a = array(n);
    const mask = nd.greater(a, 0);
    return () => nd.mask(a, mask);
  },
  find: (n) => {
    const a = array(n);
    return () => nd.argmax(a);
  },
  sort: (n) => {
    const a = array(n);
    return () => nd.sort(a);
  },
  put: (n) => {
    const [a, values] = [array(n), array(n)];
    const index = nd.argsort(a);
    return Object.assign(() => nd.put(a, index, values), { limit: "select" });
  },
  gather: (n) => {
    const a = nd.reshape(array(n), [1, n]);
    const index = nd.argsort(nd.reshape(a, [n]));
    const rows = nd.zerosLike(index);
    return Object.assign(() => nd.gather(a, rows, index), { limit: "select" });
  },
  partition: (n) => {
    const a = array(n);
    return Object.assign(() => nd.partition(a, n >> 1), { limit: "sort" });
  },
  swap: (n) => {
    const [a, out] = [array(n), array(n, ">f8")];
    return Object.assign(() => nd.copyto(out, a), { limit: "copy" });
  },
  product: (n) => {
    const side = Math.max(1, Math.round(Math.cbrt(n)));
    const a = nd.reshape(array(side * side), [side, side]);
    return Object.assign(() => nd.matmul(a, a), { elements: side ** 3 });
  },
};

function nanoseconds(run, count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) run();
  return ((performance.now() - start) / count) * 1e6;
}

/** Integers of 64 bits that need no conversion go by the limit of all arithmetic. */
function limitTo(kind, limit) {
  crossover[kind] = limit;
  if (kind === "bigint") crossover.arithmetic = limit;
}

/** Shortest time of both ways, in nanoseconds: what interrupts them is not their own. */
function compare(kind, run) {
  const ways = [Infinity, 1];
  const times = [[], []];
  for (const limit of ways) {
    limitTo(run.limit ?? kind, limit);
    nanoseconds(run, 300);
  }
  const count = Math.max(1, Math.ceil((sampleMs * 1e6) / nanoseconds(run, 100)));
  for (let round = 0; round < rounds; round++) {
    for (const [k, limit] of ways.entries()) {
      limitTo(run.limit ?? kind, limit);
      times[k].push(nanoseconds(run, count));
    }
  }
  return times.map((list) => Math.min(...list));
}

const wanted = process.argv.slice(2);
const figure = (x) => (x < 100 ? x.toPrecision(2) : String(Math.round(x)));
console.log("| kind | crossover | elements: JavaScript / native, ns |");
console.log("| --- | --- | --- |");
for (const [kind, make] of Object.entries(kinds)) {
  if (wanted.length > 0 && !wanted.includes(kind)) continue;
  let from = null;
  const cells = [];
  for (const n of sizes) {
    const run = make(n);
    const [script, native] = compare(kind, run);
    const elements = run.elements ?? n;
    cells.push(`${elements}: ${figure(script)} / ${figure(native)}`);
    if (native >= script) from = null;
    else from ??= elements;
  }
  console.log(`| ${kind} | ${from ?? "never"} | ${cells.join(", ")} |`);
}
