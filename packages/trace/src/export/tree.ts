import type { Frame } from "../snapshot/frame.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/** A call tree from the oldest frame down; sizes in bytes. */
export interface CallTree {
  readonly frame: Frame | undefined;
  /** Bytes allocated by this very frame. */
  selfSize: number;
  readonly children: Map<string, CallTree>;
}

/** Build the call tree of a snapshot. */
export function callTree(snapshot: Snapshot): CallTree {
  const root = node(undefined);
  for (const { size, count, traceback } of snapshot.traces) {
    let at = root;
    for (const frame of traceback.frames) {
      const key = `${frame.toString()} ${frame.name}`;
      let next = at.children.get(key);
      if (next === undefined) {
        next = node(frame);
        at.children.set(key, next);
      }
      at = next;
    }
    at.selfSize += size * count;
  }
  return root;
}

/** How a frame is named in reports: the function, when it has a name, and the line. */
export function frameLabel(frame: Frame): string {
  return frame.name === "" ? frame.toString() : `${frame.name} (${frame.toString()})`;
}

function node(frame: Frame | undefined): CallTree {
  return { frame, selfSize: 0, children: new Map() };
}
