// The producer of the recipe "frames". Arguments: how many frames, their bytes, and the text of a queue;
// without one the frames go through the IPC channel of child_process.
import { RingQueue } from "@tsmem/shared";

const [countText, bytesText, queueText] = process.argv.slice(2);
const count = Number(countText);
const frameBytes = Number(bytesText);

/** A frame of one colour, its number. */
function render(frame: Uint8Array, number: number): void {
  frame.fill(number & 255);
}

if (queueText === undefined) {
  const send = (number: number): void => {
    if (number === count) {
      process.disconnect();
      return;
    }
    const frame = new Uint8Array(frameBytes);
    render(frame, number);
    // One at a time: the channel has no limit and would keep every frame in memory.
    process.send!(frame, () => {
      send(number + 1);
    });
  };
  send(0);
} else {
  using queue = RingQueue.open(queueText);
  for (let number = 0; number < count; number += 1) {
    render(queue.reserve(), number);
    queue.commit();
  }
}
