/**
 * How one element of a dtype becomes a JavaScript value and back, from any byte position.
 *
 * This is the complete path, used for single elements and for every layout that typed arrays cannot
 * read; hot loops use typed arrays.
 */
export interface Codec {
  read(view: DataView, at: number): unknown;
  /**
   * Convert and store one value, as NumPy's `a[i] = value` does.
   *
   * @throws {OverflowError} an integer outside the range of the dtype
   * @throws {InvalidArgumentError} a value that has no meaning in this dtype
   */
  write(view: DataView, at: number, value: unknown): void;
}
