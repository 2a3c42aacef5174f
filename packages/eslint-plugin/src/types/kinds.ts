/** What the rule needs to know of a type, as bits: a union has the bits of all its members. */
export const Kind = {
  ndarray: 1,
  buffer: 2,
  typedArray: 0x4,
  dataView: 0x8,
  arrayBuffer: 0x10,
  string: 0x20,
  any: 0x40,
  nullish: 0x80,
  array: 0x100,
  map: 0x200,
  set: 0x400,
  lru: 0x800,
  view: 0x1000,
  viewMethods: 0x2000,
  longLived: 0x4000,
  other: 0x8000,
} as const;

/** Types whose values look into memory: only results of these are followed out of functions. */
export const memoryKinds: number =
  Kind.ndarray | Kind.buffer | Kind.typedArray | Kind.dataView | Kind.view | Kind.viewMethods;

export const typedArrayNames: ReadonlySet<string> = new Set([
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float16Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
]);

/** Built-in types by name; they count only when the default library or @types declares them. */
export const builtinKinds: ReadonlyMap<string, number> = new Map([
  ...[...typedArrayNames].map((name): [string, number] => [name, Kind.typedArray]),
  ["DataView", Kind.dataView],
  ["ArrayBuffer", Kind.arrayBuffer],
  ["SharedArrayBuffer", Kind.arrayBuffer],
  ["ArrayBufferLike", Kind.arrayBuffer],
  ["Array", Kind.array],
  ["ReadonlyArray", Kind.array],
  ["Map", Kind.map],
  ["Set", Kind.set],
  ["String", Kind.string],
]);
