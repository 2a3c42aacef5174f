// What a lock costs: alone, in CPU time, which other programs on the machine disturb little; and with
// another process that wants it too, by the clock. docs/locks.md has the results.
// Usage: node locks.mjs [rounds]
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Lock, openSharedArray, sharedArray } from "../../packages/shared/dist/index.js";

const calls = 500_000;
const warmUp = 3;
const contendedMs = 1000;
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Increments under the lock for a second; gives how many. */
function contend(lock, words) {
  const until = performance.now() + contendedMs;
  let done = 0;
  for (; performance.now() < until; done += 1) lock.withLock(() => (words[0] += 1));
  return done;
}

if (process.send !== undefined) {
  process.once("message", ({ lock, words }) => {
    process.send({ ready: true });
    const done = contend(Lock.open(lock), openSharedArray(words).data);
    process.send({ done }, () => process.exit(0));
  });
} else {
  await main(Number(process.argv[2] ?? 15));
}

async function main(rounds) {
  const lock = Lock.create();
  const ofWorkers = Lock.create({ scope: "workers" });
  const word = new Int32Array(new SharedArrayBuffer(4));
  const ways = {
    'lock and guard.unlock(), scope "processes"': () => lock.lock().unlock(),
    'lock and guard.unlock(), scope "workers"': () => ofWorkers.lock().unlock(),
    'withLock(), scope "processes"': () => lock.withLock(() => undefined),
    "Atomics: a word that nobody passes on": () => {
      while (Atomics.compareExchange(word, 0, 0, 1) !== 0) Atomics.wait(word, 0, 1);
      Atomics.store(word, 0, 0);
      Atomics.notify(word, 0, 1);
    },
  };
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [name, use] of Object.entries(ways)) {
      const begin = process.cpuUsage();
      for (let i = 0; i < calls; i += 1) use();
      const { user, system } = process.cpuUsage(begin);
      if (round >= 0) times[name].push(((user + system) * 1000) / calls);
    }
  }
  console.log("| lock + unlock, nobody else there | median, ns of CPU | least |");
  console.log("| --- | ---: | ---: |");
  for (const [name, list] of Object.entries(times)) {
    console.log(`| ${name} | ${median(list).toFixed(0)} | ${Math.min(...list).toFixed(0)} |`);
  }

  const words = sharedArray([1], "int32");
  const child = fork(fileURLToPath(import.meta.url));
  child.send({ lock: lock.handle, words: words.handle });
  await once(child, "message");
  const mine = contend(lock, words.data);
  const [{ done: theirs }] = await once(child, "message");
  if (words.data[0] !== mine + theirs) throw new Error("the count is wrong");
  const ns = (contendedMs * 1e6) / (mine + theirs);
  console.log(`\ntwo processes at once: ${ns.toFixed(0)} ns per increment, ${mine} and ${theirs}`);
  for (const object of [lock, ofWorkers, words]) object[Symbol.dispose]();
}
