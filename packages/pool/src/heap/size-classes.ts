/**
 * Cell sizes of the slabs in bytes: multiples of 16 up to 128, then four per doubling, so that a
 * block wastes at most a quarter of its cell. Larger blocks get a buffer of their own.
 */
export const cellSizes: readonly number[] = listCellSizes();

/** The class of blocks that have a buffer of their own. */
export const listClass: number = cellSizes.length;

/** The largest block that is cut from a slab. */
export const smallLimit = 16_384;

const unit = 16;

/** Size class by size in units of 16 bytes, rounded up. */
const classes = new Uint8Array(smallLimit / unit + 1).map((_, units) =>
  cellSizes.findIndex((cell) => cell >= units * unit),
);

/** The class of the smallest cell that holds so many bytes; at most `smallLimit`. */
export function sizeClassOf(byteLength: number): number {
  return classes[(byteLength + unit - 1) >>> 4]!;
}

function listCellSizes(): number[] {
  const sizes: number[] = [];
  for (let size = 16; size <= 128; size += 16) sizes.push(size);
  for (let base = 128; base < 16_384; base *= 2) {
    for (let quarter = 1; quarter <= 4; quarter++) sizes.push(base + (base / 4) * quarter);
  }
  return sizes;
}
