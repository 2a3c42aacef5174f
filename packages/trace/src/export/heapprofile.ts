import { checkSnapshot, type Snapshot } from "../snapshot/snapshot.ts";
import { type CallTree, callTree } from "./tree.ts";

/** A node of Chrome's sampling heap profile (`HeapProfiler.SamplingHeapProfileNode`). */
export interface HeapProfileNode {
  readonly callFrame: {
    readonly functionName: string;
    readonly scriptId: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  readonly selfSize: number;
  readonly id: number;
  readonly children: readonly HeapProfileNode[];
}

/** The content of a `.heapprofile` file, which Chrome's Memory panel loads. */
export interface HeapProfile {
  readonly head: HeapProfileNode;
  readonly samples: readonly {
    readonly size: number;
    readonly nodeId: number;
    readonly ordinal: number;
  }[];
}

/** A snapshot as Chrome DevTools' sampling heap profile. */
export function toHeapProfile(snapshot: Snapshot): HeapProfile {
  checkSnapshot("toHeapProfile", "snapshot", snapshot);
  const samples: { size: number; nodeId: number; ordinal: number }[] = [];
  let lastId = 0;
  const convert = ({ frame, selfSize, children }: CallTree): HeapProfileNode => {
    const id = ++lastId;
    if (selfSize > 0) samples.push({ size: selfSize, nodeId: id, ordinal: samples.length + 1 });
    return {
      callFrame: {
        functionName: frame === undefined ? "(root)" : frame.name,
        scriptId: "0",
        url: frame?.filename ?? "",
        lineNumber: (frame?.lineno ?? 0) - 1, // the format counts lines from 0
        columnNumber: frame === undefined ? -1 : 0,
      },
      selfSize,
      id,
      children: [...children.values()].map(convert),
    };
  };
  return { head: convert(callTree(snapshot)), samples };
}
