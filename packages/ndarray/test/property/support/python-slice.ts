/** The places that Python's `start:stop:step` takes from a list, found by walking. */
export function sliceOf(
  length: number,
  start: number | null,
  stop: number | null,
  step: number | null,
): number[] {
  const by = step ?? 1;
  const from = place(start ?? (by > 0 ? -Infinity : Infinity), length);
  const until = place(stop ?? (by > 0 ? Infinity : -Infinity), length);
  const places: number[] = [];
  // Steps that begin outside the list enter it at the nearest end, as Python's do.
  let at = by > 0 ? Math.max(from, 0) : Math.min(from, length - 1);
  while (by > 0 ? at < Math.min(until, length) : at > Math.max(until, -1)) {
    places.push(at);
    at += by;
  }
  return places;
}

function place(given: number, length: number): number {
  return given < 0 && given !== -Infinity ? given + length : given;
}
