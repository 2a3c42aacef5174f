import { expect, it } from "vitest";
import { formatSize } from "../../src/index.ts";

// Printed by CPython's tracemalloc._format_size for the same numbers.
it.each([
  [0, "0 B", "+0 B"],
  [99, "99 B", "+99 B"],
  [100, "100 B", "+100 B"],
  [10239, "10239 B", "+10239 B"],
  [10240, "10.0 KiB", "+10.0 KiB"],
  [10496, "10.2 KiB", "+10.2 KiB"],
  [10752, "10.5 KiB", "+10.5 KiB"],
  [-11008, "-10.8 KiB", "-10.8 KiB"],
  [-12544, "-12.2 KiB", "-12.2 KiB"],
  [-0.5, "-0 B", "-0 B"],
  [102399, "100.0 KiB", "+100.0 KiB"],
  [102400, "100 KiB", "+100 KiB"],
  [5040000, "4922 KiB", "+4922 KiB"],
  [10485760, "10.0 MiB", "+10.0 MiB"],
  [15120000, "14.4 MiB", "+14.4 MiB"],
  [-800000, "-781 KiB", "-781 KiB"],
  [2560.5, "2560 B", "+2560 B"],
  [2561.5, "2562 B", "+2562 B"],
  [5 * 2 ** 50, "5120 TiB", "+5120 TiB"],
])("formatSize(%s) is %s", (size, plain, signed) => {
  expect(formatSize(size)).toBe(plain);
  expect(formatSize(size, { sign: true })).toBe(signed);
});
