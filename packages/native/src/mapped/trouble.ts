/** What can go wrong with a mapping; the same list as `enum class Trouble` in segment_file.h. */
export const trouble = {
  none: 0,
  exists: 1,
  missing: 2,
  foreign: 3,
  format: 4,
  version: 5,
  replaced: 6,
  noSpace: 7,
  noMemory: 8,
  full: 9,
  busy: 10,
  unsupported: 11,
  noExternals: 12,
  ending: 13,
  system: 14,
} as const;
