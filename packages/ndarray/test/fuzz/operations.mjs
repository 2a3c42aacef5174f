// Runs random operations and prints one line for each: what it was, and a hash of what it made.
import { createHash } from "node:crypto";
import * as nd from "@tsmem/ndarray";

const reals = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"];
const dtypes = [...reals, "float16", "float32", "float64", "complex64", "complex128", ">f8", ">i4"];

/** Numbers of 0 to 1: mulberry32. */
let state = Number(process.argv[2]);
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const lengths = [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 129, 300, 1025, 3001];

/** Float64 values with what is special about floats, and with equal ones. */
function values(size) {
  const special = [0, -0, NaN, Infinity, -Infinity, 0.5, -1];
  const isPlain = below(2) === 0;
  const spread = pick([4, 100, 40000]);
  return Float64Array.from({ length: size }, () =>
    !isPlain && below(6) === 0 ? pick(special) : below(spread) - spread / 2 + (isPlain ? 0 : 0.25),
  );
}

/** A random array: a part of a larger one, turned and stepped through. */
function make(shape, dtype) {
  const steps = shape.map(() => pick([1, 1, 1, 2, -1, -2]));
  const whole = shape.map((length, axis) => Math.max(1, length * Math.abs(steps[axis])));
  const size = whole.reduce((product, length) => product * length, 1);
  const flat = nd.fromBuffer(values(size));
  const isF = shape.length > 1 && below(3) === 0;
  const base = nd.astype(nd.reshape(flat, whole), dtype, { order: isF ? "F" : "C" });
  const view = nd.slice(base, ...steps.map((step) => [null, null, step]));
  return nd.slice(view, ...shape.map((length) => [0, length]));
}
const shapeOf = () => {
  const size = pick(lengths);
  return below(2) === 0 || size > 400 ? [size] : [size, pick([1, 2, 3, 9, 40])];
};
const maskLike = (shape) => {
  const density = pick([0, 0.1, 0.5, 0.9, 1]);
  const size = shape.reduce((product, length) => product * length, 1);
  const bytes = Uint8Array.from({ length: size }, () => (random() < density ? 1 : 0));
  return nd.reshape(nd.fromBuffer(bytes.buffer, { dtype: "bool" }), shape);
};
const indices = (count, length) =>
  nd.astype(
    nd.fromBuffer(Float64Array.from({ length: count }, () => below(2 * length) - length)),
    pick(["int8", "int32", "int64"].slice(length > 120 ? 1 : 0)),
  );
const axisOf = (a) => below(a.ndim);
const fresh = (a) => nd.copy(a, { order: "K" });

const operations = {
  mask: (a) => nd.mask(a, maskLike(a.shape)),
  rows: (a) => nd.mask(a, maskLike(a.shape.slice(0, 1))),
  gather: (a) => nd.gather(a, indices(pick(lengths), a.shape[0])),
  take: (a) => {
    const axis = axisOf(a);
    const mode = pick(["raise", "wrap", "clip"]);
    return nd.take(a, indices(pick(lengths), a.shape[axis]), { axis, mode });
  },
  outOfRange: (a) => nd.take(a, nd.array([0, a.shape[0]], { dtype: "int64" }), { axis: 0 }),
  putmask: (a) => {
    const target = fresh(a);
    nd.putmask(target, maskLike(a.shape), make([pick([1, 3, a.size])], a.dtype.name));
    return target;
  },
  place: (a) => {
    const target = fresh(a);
    nd.place(target, maskLike(a.shape), make([pick([1, 5, a.size + 1])], a.dtype.name));
    return target;
  },
  assign: (a) => {
    const target = fresh(a);
    const mask = maskLike(a.shape);
    const count = Number(nd.countNonzero(mask));
    nd.assign(target, below(2) === 0 ? 1 : make([count], a.dtype.name), mask);
    return target;
  },
  put: (a) => {
    const target = fresh(a);
    nd.put(target, indices(pick(lengths), a.size), make([pick([1, 3, 50])], a.dtype.name));
    return target;
  },
  assignRows: (a) => {
    const target = fresh(a);
    nd.assign(target, make(a.shape.slice(1), a.dtype.name), indices(pick(lengths), a.shape[0]));
    return target;
  },
  copytoWhere: (a) => {
    const target = fresh(a);
    const source = make(a.shape.slice(-1), pick(dtypes.slice(0, 12)));
    nd.copyto(target, source, { where: maskLike(a.shape), casting: "unsafe" });
    return target;
  },
  where: (a) => nd.where(maskLike(a.shape), a, make(a.shape.slice(-1), pick(dtypes.slice(0, 12)))),
  nonzero: (a) => nd.nonzero(a),
  countNonzero: (a) => nd.countNonzero(a),
  argmax: (a) => nd.argmax(a, { axis: axisOf(a) }),
  argmin: (a) => nd.argmin(a),
  sort: (a) => nd.sort(a, { axis: axisOf(a) }),
  argsort: (a) => nd.argsort(a, { axis: axisOf(a) }),
  partition: (a) => nd.partition(a, below(a.shape.at(-1))),
  argpartition: (a) => nd.argpartition(a, below(a.shape.at(-1))),
  sum: (a) => nd.sum(a, { axis: axisOf(a) }),
  max: (a) => nd.max(a, { axis: axisOf(a) }),
  add: (a) => nd.add(a, make(a.shape.slice(-1), a.dtype.name)),
  less: (a) => nd.less(a, make(a.shape.slice(-1), a.dtype.name)),
  astype: (a) => nd.astype(a, pick(dtypes)),
  copy: (a) => nd.copy(a),
};

/** NaNs count as the same: their sign and payload are the engine's to choose. */
function update(hash, result) {
  if (Array.isArray(result)) return result.forEach((part) => update(hash, part));
  if (typeof result?.toArray !== "function") return hash.update(String(result));
  const { dtype, shape, strides } = result;
  hash.update(`${dtype.name} ${shape.join()} ${strides.join()} `);
  const text = (value) => (Object.is(value, -0) ? "-0" : String(value));
  for (const value of [result.toArray()].flat(Infinity)) {
    hash.update(
      typeof value === "object" ? `${text(value.re)}+${text(value.im)}i ` : `${text(value)} `,
    );
  }
}

const names = Object.keys(operations);
for (let i = 0; i < 600; i++) {
  const name = pick(names);
  const shape = shapeOf();
  const dtype = pick(dtypes);
  const a = make(shape, dtype);
  const hash = createHash("sha1");
  // A path that throws must not draw fewer numbers than another one.
  const before = state;
  try {
    update(hash, operations[name](a));
  } catch (error) {
    hash.update(`${error.code} ${error.message}`);
  }
  console.log(`${i} ${name} ${dtype} ${shape.join("x")} ${hash.digest("base64")}`);
  state = (before + 1) | 0;
}
