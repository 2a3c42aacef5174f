const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/**
 * A size as tracemalloc prints it: below 100 of a unit with one decimal, below 10,240 without.
 *
 * @param byteLength - may be negative for differences
 * @param options.sign - print `+` before positive sizes
 */
export function formatSize(byteLength: number, options: { sign?: boolean } = {}): string {
  let size = byteLength;
  for (const unit of units) {
    const magnitude = Math.abs(size);
    if (magnitude < 100 && unit !== "B") return `${signed(size.toFixed(1), size, options)} ${unit}`;
    if (magnitude < 10 * 1024 || unit === "TiB") {
      return `${signed(roundHalfEven(size), size, options)} ${unit}`;
    }
    size /= 1024;
  }
  throw new RangeError("unreachable: TiB takes every size");
}

function signed(digits: string, size: number, options: { sign?: boolean }): string {
  return options.sign === true && size >= 0 ? `+${digits}` : digits;
}

// C's printf rounds exact halves to even; toFixed rounds them up.
function roundHalfEven(size: number): string {
  const floor = Math.floor(size);
  if (size - floor === 0.5) return String(floor % 2 === 0 ? floor : floor + 1);
  return size.toFixed(0);
}
