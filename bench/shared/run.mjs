// Hands 64 MiB of float64 from this process to a child, by shared memory and by IPC, and checks in the
// child that they arrived. See README.md. Usage: node run.mjs [rounds]
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { SharedEvent, sharedArray } from "../../packages/shared/dist/index.js";

const length = (64 << 20) / 8;
const rounds = Number(process.argv[2] ?? 15);
const warmUp = 2;
const ms = (from, to) => Number(to - from) / 1e6;
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const now = process.hrtime.bigint;

const array = sharedArray([length], "float64");
const word = sharedArray([2], "int32");
const event = SharedEvent.create();
const source = new Float64Array(length);

const child = fork(fileURLToPath(new URL("consumer.mjs", import.meta.url)), [], {
  serialization: "advanced",
});
const answer = async () => (await once(child, "message"))[0];
child.send({ open: array.handle, word: word.handle, event: event.handle });
await answer();

/** Values that no other round has; their sum is exact in float64. */
function fill(target, round) {
  for (let i = 0; i < target.length; i += 1) target[i] = (i & 1023) + round;
  return (target.length / 1024) * ((1023 * 1024) / 2) + target.length * round;
}

/** Wakes the child, which polls this word, without a system call. */
function announce(round) {
  Atomics.store(word.data, 0, round);
}

// Each: make the values outside the time, then hand them over; gives [begin, expected sum].
const ways = {
  "child_process IPC, advanced": (round) => {
    const sum = fill(source, round);
    const begin = now();
    child.send({ values: source });
    return [begin, sum];
  },
  "segment, produced in place, IPC message": (round) => {
    const sum = fill(array.data, round);
    const begin = now();
    child.send({ look: true });
    return [begin, sum];
  },
  "segment, produced in place, SharedEvent": async (round) => {
    const sum = fill(array.data, round);
    child.send({ wait: true });
    await new Promise((resolve) => setTimeout(resolve, 20)); // until the child sleeps
    const begin = now();
    event.set();
    return [begin, sum];
  },
  "segment, produced in place, polled word": async (round) => {
    const sum = fill(array.data, round);
    child.send({ poll: round });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const begin = now();
    announce(round);
    return [begin, sum];
  },
  "segment, refilled by memcpy, IPC message": (round) => {
    const sum = fill(source, round);
    const begin = now();
    array.data.set(source);
    child.send({ look: true });
    return [begin, sum];
  },
};

const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
let number = 0;
for (let round = -warmUp; round < rounds; round += 1) {
  for (const [name, handOver] of Object.entries(ways)) {
    number += 1;
    const arrived = answer();
    const [begin, expected] = await handOver(number);
    const { at, sum } = await arrived;
    if (sum !== expected) throw new Error(`${name}: the sum is ${sum}, not ${expected}`);
    if (round >= 0) times[name].push(ms(begin, at));
  }
}
child.disconnect();
array[Symbol.dispose]();
word[Symbol.dispose]();
event[Symbol.dispose]();

const ipc = times["child_process IPC, advanced"];
console.log("| way | median, ms | least, ms | IPC / this, of medians |");
console.log("| --- | ---: | ---: | ---: |");
for (const [name, list] of Object.entries(times)) {
  const ratio = (median(ipc) / median(list)).toFixed(1);
  console.log(
    `| ${name} | ${median(list).toFixed(3)} | ${Math.min(...list).toFixed(3)} | ${ratio} |`,
  );
}
