import { otherLoops } from "../kernels/generated/other-loops.ts";
import { addLoop, known, type Ufunc } from "./definition.ts";

/** Give all ufuncs, those of today and those to come, their loops of float16, complex numbers and dates. */
export function registerOtherLoops(): void {
  known.complete = complete;
  known.ufuncs.forEach(complete);
}

function complete(ufunc: Ufunc): void {
  const others = otherLoops[ufunc.name];
  if (others === undefined) return;
  const loops = others.loops.values();
  for (const signature of ufunc.signatures) signature.loop ??= loops.next().value;
  for (const type of others.types) addLoop(ufunc, type, loops.next().value);
}
