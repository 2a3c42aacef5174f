// Allocates 100,000 blocks, touches each, drops them all; prints medians. See README.md.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { Pool } from "../../packages/pool/dist/index.js";

const count = 100_000;
const rounds = 15;

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const optional = (load) => {
  try {
    return load();
  } catch {
    return undefined;
  }
};
const require = createRequire(import.meta.url);
const koffi = optional(() => require("koffi"));
const unsafe = optional(() => require("../../packages/native/dist/unsafe/index.js"));
const native = optional(() => require("../../packages/native/dist/index.js"));

/** Each peer: alloc `count` blocks of `size` into `keep`, then drop them; pair allocs and frees one. */
const peers = {
  // Disposed pools leave their chunks for the next, so from the second round on alloc zeroes every
  // block, which is the touch; in the very first round the pages are fresh and zero.
  "tsmem Pool": {
    alloc(size, keep) {
      const pool = new Pool();
      for (let i = 0; i < count; i++) keep[i] = pool.alloc(1, size);
      return pool;
    },
    drop: (pool) => pool.dispose(),
    pair(size) {
      const pool = new Pool();
      for (let i = 0; i < count; i++) pool.free(pool.alloc(1, size));
    },
  },
  "new ArrayBuffer": {
    alloc(size) {
      const list = new Array(count);
      for (let i = 0; i < count; i++) list[i] = new ArrayBuffer(size);
      return list;
    },
    drop: (list) => (list.length = 0),
  },
  "Buffer.alloc": {
    alloc(size) {
      const list = new Array(count);
      for (let i = 0; i < count; i++) list[i] = Buffer.alloc(size);
      return list;
    },
    drop: (list) => (list.length = 0),
  },
};
if (koffi) {
  peers.koffi = {
    alloc(size) {
      const list = new Array(count);
      for (let i = 0; i < count; i++) list[i] = koffi.alloc("uint8_t", size);
      return list;
    },
    drop(list) {
      for (const block of list) koffi.free(block);
    },
    pair(size) {
      for (let i = 0; i < count; i++) koffi.free(koffi.alloc("uint8_t", size));
    },
  };
}
if (unsafe && native?.available) {
  peers["native calloc, free"] = {
    alloc(size) {
      const list = new Array(count);
      for (let i = 0; i < count; i++) list[i] = unsafe.calloc(1, size);
      return list;
    },
    drop(list) {
      for (const block of list) unsafe.free(block);
    },
    pair(size) {
      for (let i = 0; i < count; i++) unsafe.free(unsafe.calloc(1, size));
    },
  };
}

function measure(peer, size) {
  globalThis.gc?.(); // or the collection of one peer's garbage falls into the next one's time
  const start = performance.now();
  const held = peer.alloc(size, keep);
  const middle = performance.now();
  peer.drop(held);
  const end = performance.now();
  peer.pair?.(size);
  const last = performance.now();
  return {
    alloc: ((middle - start) * 1e6) / count,
    drop: end - middle,
    pair: peer.pair ? ((last - end) * 1e6) / count : NaN,
  };
}

/** cymem in a process of its own that runs one round when it is asked to, or undefined. */
async function startCymem() {
  const script = new URL("peer_cymem.py", import.meta.url).pathname;
  const child = spawn("/usr/bin/python3", [script], { stdio: ["pipe", "pipe", "ignore"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ready = await Promise.race([lines.next(), once(child, "error")]);
  if (ready.value !== "ready") return undefined;
  return {
    async measure(size) {
      child.stdin.write(`${size}\n`);
      return JSON.parse((await lines.next()).value);
    },
    end: () => child.stdin.end(),
  };
}

const keep = new Float64Array(count);
const cymem = await startCymem();
console.log(`node ${process.version}`);
console.log("| size | peer | alloc, ns (least) | drop of 100,000, ms | alloc + free, ns |");
console.log("| ---: | --- | ---: | ---: | ---: |");
for (const size of [64, 1024]) {
  const results = new Map();
  let first;
  for (let round = 0; round < rounds + 3; round++) {
    for (const [name, peer] of Object.entries(peers)) {
      const result = measure(peer, size);
      first ??= result;
      if (round >= 3) results.set(name, [...(results.get(name) ?? []), result]);
    }
    if (!cymem) continue;
    const result = await cymem.measure(size);
    const name = "cymem from Cython";
    if (round >= 3) results.set(name, [...(results.get(name) ?? []), result]);
  }
  for (const [name, list] of results) {
    const of = (key) => list.map((result) => result[key]);
    const alloc = `${median(of("alloc")).toFixed(1)} (${Math.min(...of("alloc")).toFixed(1)})`;
    const pair = median(of("pair"));
    const shown = Number.isNaN(pair) ? "" : pair.toFixed(0);
    console.log(`| ${size} | ${name} | ${alloc} | ${median(of("drop")).toFixed(3)} | ${shown} |`);
  }
  console.log(`| ${size} | tsmem Pool, first round of this size | ${first.alloc.toFixed(1)} | | |`);
}
cymem?.end();
