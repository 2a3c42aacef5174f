import { otherLoops } from "../kernels/generated/other-loops.ts";
import { known, type Ufunc } from "./definition.ts";

/** Give all ufuncs, those of today and those to come, their loops of float16, complex numbers and dates. */
export function registerOtherLoops(): void {
  known.complete = complete;
  known.ufuncs.forEach(complete);
}

function complete({ name, signatures }: Ufunc): void {
  const others = otherLoops[name]?.values();
  for (const signature of signatures) signature.loop ??= others?.next().value;
}
