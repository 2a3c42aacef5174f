/** A dtype as loops have it: its typed array, and the bits of an element. */
export interface Letter {
  readonly name: string;
  readonly array: string;
  readonly bits: number;
}

/** By letter, as in the signatures of NumPy. */
export const letters: Readonly<Record<string, Letter>> = {
  "?": { name: "bool", array: "Uint8Array", bits: 8 },
  b: { name: "int8", array: "Int8Array", bits: 8 },
  B: { name: "uint8", array: "Uint8Array", bits: 8 },
  h: { name: "int16", array: "Int16Array", bits: 16 },
  H: { name: "uint16", array: "Uint16Array", bits: 16 },
  i: { name: "int32", array: "Int32Array", bits: 32 },
  I: { name: "uint32", array: "Uint32Array", bits: 32 },
  q: { name: "int64", array: "BigInt64Array", bits: 64 },
  Q: { name: "uint64", array: "BigUint64Array", bits: 64 },
  e: { name: "float16", array: "Uint16Array", bits: 16 },
  f: { name: "float32", array: "Float32Array", bits: 32 },
  d: { name: "float64", array: "Float64Array", bits: 64 },
  F: { name: "complex64", array: "Float32Array", bits: 64 },
  D: { name: "complex128", array: "Float64Array", bits: 128 },
  M: { name: "datetime64", array: "BigInt64Array", bits: 64 },
  m: { name: "timedelta64", array: "BigInt64Array", bits: 64 },
};
/** All letters. */
export const order: string = Object.keys(letters).join("");

/** Whether elements are pairs of numbers. */
export const isComplex = (letter: string): boolean => letter === "F" || letter === "D";
/** Whether elements are bigints. */
export const isBig = (letter: string): boolean => letters[letter]!.array.startsWith("Big");
