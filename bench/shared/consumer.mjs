// The child of run.mjs: notes when the values are there, then adds all of them up.
import { openSharedArray, SharedEvent } from "../../packages/shared/dist/index.js";

let array;
let word;
let event;

function total(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i];
  return sum;
}

process.on("message", (message) => {
  if (message.open) {
    array = openSharedArray(message.open);
    word = openSharedArray(message.word).data;
    event = SharedEvent.open(message.event);
    total(array.data); // maps every page
    process.send("open");
    return;
  }
  if (message.poll !== undefined) {
    while (Atomics.load(word, 0) !== message.poll);
  }
  if (message.wait) {
    event.wait();
    event.clear();
  }
  const values = message.values ?? array.data;
  const first = values[0];
  const at = process.hrtime.bigint();
  process.send({ at, first, sum: total(values) });
});
