import { addSamples, memoryNow, type MemorySample } from "./sample.ts";

const children = new Map<object, MemorySample>();

/** Remember what a child process held when it last said so; undefined when it has ended. */
export function noteChild(child: object, sample: MemorySample | undefined): void {
  if (sample === undefined) children.delete(child);
  else children.set(child, sample);
}

/** What the recipe at work holds: its child processes when it has some, else this process. */
export function recipeMemory(): MemorySample {
  return children.size > 0 ? addSamples(children.values()) : memoryNow();
}
