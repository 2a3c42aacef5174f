import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { available, reason, RingQueue } from "@tsmem/shared";
import { outcome, type Recipe } from "../recipe.ts";

const producer = fileURLToPath(new URL("../children/frame-producer.js", import.meta.url));
const frameBytes = 1280 * 720 * 4;
const count = 120;

/** What a consumer of frames saw. */
interface Seen {
  frames: number;
  inOrder: boolean;
  framesPerSecond: number;
}

/** Frames of video from one process to another: written in place, against sent as messages. */
export const frames: Recipe = {
  name: "frames",
  title: `Frames: ${count} pictures of 1280 x 720 from a producer process to a consumer`,
  expects:
    "every frame arrives in order through a ring of 8, faster than through child_process IPC",
  unavailable: () => (available ? undefined : reason),
  async run(progress) {
    progress("child_process IPC");
    const sent = await throughIpc();
    progress("RingQueue");
    const shared = await throughQueue();
    const speed = ({ framesPerSecond }: Seen): string =>
      `${framesPerSecond.toFixed(0)} frames/s (${((framesPerSecond * frameBytes) / 1e9).toFixed(2)} GB/s)`;
    return outcome(`RingQueue ${speed(shared)}, IPC ${speed(sent)}`, {
      "all frames through IPC": sent.frames === count && sent.inOrder,
      "all frames through the queue": shared.frames === count && shared.inOrder,
      "the queue is faster": shared.framesPerSecond > sent.framesPerSecond,
    });
  },
};

/** Whether a frame has the colour of its number at both ends. */
function isFrame(frame: Uint8Array, number: number): boolean {
  const colour = number & 255;
  return frame.length === frameBytes && frame[0] === colour && frame[frameBytes - 1] === colour;
}

async function throughQueue(): Promise<Seen> {
  using queue = RingQueue.create({ recordBytes: frameBytes, capacity: 8 });
  const args = [String(count), String(frameBytes), String(queue)];
  const child = fork(producer, args, { execArgv: [] });
  const seen = watch();
  for (;;) {
    const frame = await queue.frontAsync({ timeoutMs: 30_000 });
    if (frame === undefined) break;
    seen.take(frame);
    queue.release();
  }
  const result = seen.end();
  if (child.exitCode === null) await once(child, "exit");
  return result;
}

async function throughIpc(): Promise<Seen> {
  const args = [String(count), String(frameBytes)];
  const child = fork(producer, args, { execArgv: [], serialization: "advanced" });
  const seen = watch();
  child.on("message", (frame) => {
    seen.take(frame as unknown as Uint8Array);
  });
  await once(child, "exit");
  return seen.end();
}

/** Counts frames, and takes the time from the first to the last: not the start of the process. */
function watch(): { take(frame: Uint8Array): void; end(): Seen } {
  let [number, inOrder, first, last] = [0, true, 0, 0];
  return {
    take(frame) {
      last = performance.now();
      if (number === 0) first = last;
      inOrder &&= isFrame(frame, number);
      number += 1;
    },
    end: () => ({
      frames: number,
      inOrder,
      framesPerSecond: ((number - 1) / (last - first)) * 1000,
    }),
  };
}
