import { checkOptions } from "@tsmem/core";
import { check } from "./checks.ts";

const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/**
 * A size as tracemalloc prints it: below 100 of a unit with one decimal, below 10,240 without.
 *
 * @param byteLength - may be negative for differences
 * @param options.sign - print `+` before positive sizes
 * @throws {InvalidArgumentError} not a number
 */
export function formatSize(byteLength: number, options: { sign?: boolean } = {}): string {
  check("formatSize", "byteLength", byteLength, typeof byteLength === "number", "a number");
  checkOptions("formatSize", options);
  let size = byteLength;
  for (const unit of units) {
    const magnitude = Math.abs(size);
    const sign = size < 0 ? "-" : options.sign === true ? "+" : "";
    if (magnitude < 100 && unit !== "B") return `${sign}${roundedToTenth(magnitude)} ${unit}`;
    if (magnitude < 10 * 1024 || unit === "TiB") return `${sign}${rounded(magnitude)} ${unit}`;
    size /= 1024;
  }
  throw new RangeError("unreachable: TiB takes every size");
}

// C's printf rounds exact halves to even; toFixed rounds them up.
function rounded(size: number): string {
  const floor = Math.floor(size);
  if (size - floor === 0.5) return String(floor % 2 === 0 ? floor : floor + 1);
  return size.toFixed(0);
}

// Halves of a tenth that a double can hold are .25 and .75, and toFixed takes .75 to the even .8 anyway.
function roundedToTenth(size: number): string {
  return size % 1 === 0.25 ? `${Math.floor(size)}.2` : size.toFixed(1);
}
