#!/usr/bin/env node
// Runs every peer side by side and prints a ratio table. See README.md.
import { spawn, execFileSync } from "node:child_process";
import { createInterface } from "node:readline";
import { mkdirSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { workloads } from "./workloads.mjs";
const here = dirname(fileURLToPath(import.meta.url));
const { values: opt } = parseArgs({
  options: {
    peers: {
      type: "string",
      default:
        "numpy,numpy-mt,numpy-ts,numpy-ts-tuned,scijs,stdlib,d4c-numjs,vectorious,tfjs-cpu,tfjs-wasm,jax-js,raw-js,kernels,tsmem,tsmem-dispose",
    },
    base: { type: "string", default: "numpy" },
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "7" },
    slice: { type: "string", default: "120" },
    warm: { type: "string", default: "250" },
    python: { type: "string", default: "python3" },
    node: { type: "string", default: process.execPath },
    out: { type: "string", default: "" },
    "no-membw": { type: "boolean", default: false },
    clock: { type: "string", default: "wall" }, // cpu: time of the peer's main thread only; use on a busy machine, for single-threaded peers
    keep: { type: "boolean", default: false }, // keep one process per peer instead of a fresh one per workload
  },
});
const rounds = +opt.rounds,
  re = opt.only ? new RegExp(opt.only) : null;
const list = workloads.filter((w) => !re || re.test(w.name));
const median = (v) => {
  const s = [...v].sort((a, b) => a - b),
    h = s.length >> 1;
  return s.length % 2 ? s[h] : (s[h - 1] + s[h]) / 2;
};

class Peer {
  constructor(id) {
    this.id = id;
    this.q = [];
    const py = id === "numpy" || id === "numpy-mt";
    const threads = id === "numpy" ? "1" : "2";
    const env = { ...process.env, OPENBLAS_NUM_THREADS: threads, OMP_NUM_THREADS: threads };
    this.p = py
      ? spawn(opt.python, [join(here, "numpy_worker.py"), id], {
          env,
          stdio: ["pipe", "pipe", "inherit"],
        })
      : spawn(
          opt.node,
          [
            "--expose-gc",
            "--no-warnings",
            "--max-old-space-size=8192",
            join(here, "worker.mjs"),
            id,
          ],
          { env, stdio: ["pipe", "pipe", process.env.BENCH_DEBUG ? "inherit" : "ignore"] },
        );
    createInterface({ input: this.p.stdout }).on("line", (l) => {
      let m;
      try {
        m = JSON.parse(l);
      } catch {
        return;
      }
      this.q.shift()?.(m);
    });
    this.p.on("exit", () => {
      this.dead = true;
      for (const f of this.q.splice(0)) f({ error: "worker exited" });
    });
    this.p.stdin.on("error", () => {});
  }
  ask(cmd, x = {}, timeout = 180000) {
    if (this.dead) return Promise.resolve({ error: "worker exited" });
    return new Promise((ok) => {
      const t = setTimeout(() => {
        this.p.kill();
        ok({ error: "timeout" });
      }, timeout);
      this.q.push((m) => {
        clearTimeout(t);
        ok(m);
      });
      this.p.stdin.write(JSON.stringify({ cmd, ...x }) + "\n");
    });
  }
  end() {
    this.p.stdin.end();
  }
}
const same = (w, a, b) => {
  if (JSON.stringify(a.shape) !== JSON.stringify(b.shape)) return `shape ${a.shape} not ${b.shape}`;
  if (w.group === "copy" && !a.c) return "result is not C-contiguous";
  if (w.family === "astype" && a.dtype !== w.to) return `dtype ${a.dtype} not ${w.to}`;
  const tol = w.dtype === "f32" || w.to === "f32" ? 2e-4 : 1e-9;
  const scale = Math.max(a.m / Math.max(a.n, 1), 1e-300),
    big = Math.max(a.m, 1e-300);
  for (let k = 0; k < a.samples.length; k++)
    if (!(Math.abs(a.samples[k] - b.samples[k]) <= tol * Math.max(scale, Math.abs(b.samples[k]))))
      return `sample ${k}: ${a.samples[k]} not ${b.samples[k]}`;
  for (const f of ["s", "w"])
    if (!(Math.abs(a[f] - b[f]) <= tol * big)) return `${f}: ${a[f]} not ${b[f]}`;
  return null;
};

let membw = null;
if (!opt["no-membw"]) {
  const exe = join(here, "memcpy-bw");
  if (!existsSync(exe))
    execFileSync("cc", [
      "-O3",
      "-march=native",
      "-pthread",
      join(here, "limits/membw.c"),
      "-o",
      exe,
    ]);
  membw = JSON.parse(execFileSync(exe).toString());
}
const peers = {},
  info = {};
for (const id of opt.peers.split(",")) {
  const p = new Peer(id),
    r = await p.ask("init", {}, 60000);
  if (r.error) {
    console.error(`${id}: left out (${r.error})`);
    p.end();
    continue;
  }
  peers[id] = p;
  info[id] = r;
}
console.error(
  Object.entries(info)
    .map(([k, v]) => `${k} ${v.version} (${v.runtime})`)
    .join("; "),
);
const results = {};
for (const w of list) {
  const row = (results[w.name] = { w, peers: {} }),
    live = [];
  let ref = null;
  for (const id of Object.keys(peers)) {
    if (!opt.keep && peers[id].used) {
      peers[id].end();
      peers[id].dead = true;
    }
    if (id === "numpy-mt" && w.group !== "matmul") {
      row.peers[id] = { na: "same as numpy" };
      continue;
    }
    let p = peers[id];
    if (p.dead) {
      p = peers[id] = new Peer(id);
      const r = await p.ask("init", {}, 60000);
      if (r.error) {
        row.peers[id] = { error: r.error };
        continue;
      }
    }
    p.used = true;
    const r = await p.ask("setup", { w });
    if (r.error || r.na) {
      row.peers[id] = r;
      continue;
    }
    if (id === opt.base) ref = r.sig;
    const bad = ref && id !== opt.base ? same(w, r.sig, ref) : null;
    row.peers[id] = { rounds: [], wall: [], cpu: [], bad };
    live.push(id);
  }
  for (const id of live) {
    const r = await peers[id].ask("calibrate", { target_ns: 2e7, warm_ns: +opt.warm * 1e6 });
    if (r.error) row.peers[id].error = r.error;
  }
  for (let r = 0; r < rounds; r++) {
    for (let i = 0; i < live.length; i++) {
      const id = live[(i + r) % live.length],
        e = row.peers[id];
      if (e.error) continue;
      if (e.rounds.length && Math.min(...e.rounds) > 1e9 && e.rounds.length >= 3) continue; // very slow: three samples are enough
      const m = await peers[id].ask("sample", { slice_ns: +opt.slice * 1e6, max: 200 });
      if (m.error) e.error = m.error;
      else {
        e.wall.push(median(m.v));
        e.cpu.push(m.c);
        e.rounds.push(opt.clock === "cpu" && id !== "numpy-mt" ? m.c : median(m.v));
      }
    }
  }
  for (const id of live) {
    const t = await peers[id].ask("teardown");
    row.peers[id].rss = t.rss;
  }
  const base = row.peers[opt.base];
  for (const id of live) {
    const e = row.peers[id];
    if (!e.rounds.length) continue;
    e.ns = median(e.rounds) / w.ops;
    e.best = Math.min(...e.rounds) / w.ops;
    if (base?.rounds?.length)
      e.ratio = median(
        e.rounds.map((t, i) => t / base.rounds[Math.min(i, base.rounds.length - 1)]),
      );
  }
  console.error(
    w.name.padEnd(16) +
      live
        .map(
          (id) =>
            `${id} ${row.peers[id].error ? "ERR " + row.peers[id].error.slice(0, 40) : fmt(row.peers[id].ns)}${row.peers[id].bad ? " WRONG(" + row.peers[id].bad + ")" : ""}`,
        )
        .join("  "),
  );
}
for (const p of Object.values(peers)) p.end();
function fmt(ns) {
  return ns < 1e3
    ? ns.toFixed(ns < 10 ? 1 : 0) + " ns"
    : ns < 1e6
      ? (ns / 1e3).toFixed(ns < 1e4 ? 2 : 1) + " us"
      : (ns / 1e6).toFixed(ns < 1e7 ? 2 : 1) + " ms";
}
const x = (r) =>
  r === undefined
    ? "-"
    : r >= 100
      ? r.toFixed(0)
      : r >= 10
        ? r.toFixed(1)
        : r < 0.1
          ? r.toFixed(3)
          : r.toFixed(2);

// table: time of the base, then each peer's time divided by the base's (below 1 = faster)
const ids = Object.keys(peers).filter((id) => id !== opt.base);
let md = `| workload | ${opt.base} | ${ids.join(" | ")} | fastest peer | base as share of memcpy |\n|${"---|".repeat(ids.length + 4)}\n`;
for (const { w, peers: P } of Object.values(results)) {
  const cell = (id) => {
    const e = P[id];
    return !e ? "" : e.na ? "–" : e.error ? "ERR" : (e.bad ? "✗" : "") + x(e.ratio);
  };
  const ok = ids
    .filter((id) => P[id]?.ratio && !P[id].bad && !/^(raw-js|kernels)/.test(id))
    .sort((a, b) => P[a].ratio - P[b].ratio)[0];
  const b = P[opt.base];
  let share = "";
  if (w.bytes && membw && b?.ns) {
    const lim = membw["67108864"];
    share = `${((w.bytes / (b.ns * w.ops) / lim.copy_nt) * 100).toFixed(0)}%`;
  }
  if (w.flop && b?.ns) share = `${(w.flop / b.ns).toFixed(0)} GFLOP/s`;
  md += `| ${w.name} | ${b?.ns ? fmt(b.ns) : "-"} | ${ids.map(cell).join(" | ")} | ${ok ? `${ok} ${x(P[ok].ratio)}` : ""} | ${share} |\n`;
}
console.log(md);
const dir = join(here, "results");
mkdirSync(dir, { recursive: true });
const file = opt.out || join(dir, `run-${Date.now()}.json`);
writeFileSync(
  file,
  JSON.stringify(
    { date: new Date().toISOString(), info, membw, rounds, clock: opt.clock, results },
    null,
    1,
  ),
);
writeFileSync(file.replace(/\.json$/, ".md"), md);
console.error("wrote " + file);
