import type { TSESTree } from "@typescript-eslint/utils";
import type { Surroundings } from "../views.ts";
import type { FileIndex } from "./functions.ts";
import type { Reaching } from "./reads.ts";
import type { Sink, Trace } from "./trace.ts";

/** Calls of functions of the file, and members of containers, that are followed at once. */
export const maxDepth = 5;

/** What to do with a view that comes to rest; true ends the way of a local one. */
export type OnSink = (trace: Trace, sink: Sink) => boolean;

/** One view being followed: what each kind of step needs to hand it on to the next. */
export interface Walk {
  readonly around: Surroundings;
  readonly index: FileIndex;
  readonly reaching: Reaching;
  /** One step upwards from an expression that has the value. */
  follow(node: TSESTree.Node, trace: Trace): void;
  /** The value comes to rest. */
  sink(trace: Trace, sink: Sink): boolean;
  /** Follow a value from a pattern that receives it, with other sinks. */
  within(pattern: TSESTree.Node, trace: Trace, onSink: OnSink): void;
}
