// The native kernels of @tsmem/native alone, on recycled blocks: what @tsmem/ndarray can reach at best.
// TSMEM_THREADS=1 for the single-thread comparison (the runner sets it).
import { allocate } from "../../../packages/native/dist/index.js";
import * as K from "../../../packages/native/dist/kernels/index.js";
import { loop } from "./../lib/adapt.mjs";
const D = { f64: 11, f32: 10, i32: 5, i64: 7, bool: 0, u8: 2 };
const TA = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  i64: BigInt64Array,
  bool: Uint8Array,
  u8: Uint8Array,
};
const NAME = new Map([
  [Float64Array, "f64"],
  [Float32Array, "f32"],
  [Int32Array, "i32"],
  [BigInt64Array, "i64"],
  [Uint8Array, "u8"],
]);
const pool = new Map();
const strides = (shape, item) => {
  const s = new Array(shape.length);
  let n = item;
  for (let d = shape.length - 1; d >= 0; d--) {
    s[d] = n;
    n *= shape[d];
  }
  return s;
};
function mk(dtype, shape) {
  const T = TA[dtype],
    n = shape.reduce((p, d) => p * d, 1),
    nb = Math.max(64, n * T.BYTES_PER_ELEMENT);
  const kept = pool.get(nb)?.pop();
  if (kept) return new Arr(kept.block, kept.memory, nb, dtype, shape, n);
  const block = allocate(nb, { zero: false });
  return new Arr(block, new K.KernelMemory(block.buffer), nb, dtype, shape, n);
}
class Arr {
  constructor(block, memory, nb, dtype, shape, n) {
    this.block = block;
    this.memory = memory;
    this.nb = nb;
    this.dtype = dtype;
    this.id = D[dtype];
    this.shape = shape;
    this.strides = strides(shape, TA[dtype].BYTES_PER_ELEMENT);
    this.offset = 0;
    this.n = n;
  }
  get data() {
    return new TA[this.dtype](this.block.buffer, 0, this.n);
  }
}
const free = (a) => {
  if (!a?.block) return;
  let l = pool.get(a.nb);
  if (!l) pool.set(a.nb, (l = []));
  l.push(a);
};
const put = (t, shape = [t.length], dtype = NAME.get(t.constructor)) => {
  const a = mk(dtype, shape);
  a.data.set(t);
  return a;
};
const view = (a, shape, str, offset = a.offset) => ({ ...a, shape, strides: str, offset });
const give = (k, a) => K.operand(k, a.memory, a.offset, a.id, a.shape, a.strides);
const flat = (k, a, n = a.n) => K.range(k, a.memory, a.offset, a.id, n);
const read = (a) => ({ shape: a.shape, data: a.data });
const num = (a) => ({ shape: [], data: [a.data[0]] });
const un = (op, out, a) => {
  K.frame(out.shape);
  give(0, out);
  give(1, a);
  op === "copy" ? K.copy() : K.unary(K.UnaryOp[op], a.id);
  return out;
};
const bin = (op, out, a, b) => {
  K.frame(out.shape);
  give(0, out);
  give(1, a);
  give(2, b);
  K.binary(K.BinaryOp[op], a.id);
  return out;
};
const make = (fn) => ({ run: loop(fn, free), free, read });
const keep = (fn, rd = read) => ({ run: loop(fn), read: rd });
const sq = (n, g, d = "f64", seed = 1) => put(g.uniform(d, n * n, seed), [n, n]);
const T = (a) => view(a, [...a.shape].reverse(), [...a.strides].reverse());
function reduce(op, a, axis) {
  const all = axis === null,
    shape = all ? [] : a.shape.filter((_, d) => d !== axis);
  const out = mk(a.dtype, shape.length ? shape : [1]),
    kd = a.shape.map((n, d) => (all || d === axis ? 1 : n));
  K.frame(a.shape);
  K.operand(0, out.memory, 0, out.id, kd, strides(kd, TA[a.dtype].BYTES_PER_ELEMENT));
  give(1, a);
  K.reduce(K.ReduceOp[op], a.id);
  return out;
}
export default {
  name: "kernels",
  version: "0.0.0",
  async init() {
    if (process.env.TSMEM_KERNEL_THREADS) K.setThreads(+process.env.TSMEM_KERNEL_THREADS);
    else K.setThreads(1);
  },
  families: {
    copy({ n }, g) {
      const a = put(g.uniform("f64", n, 1));
      return make(() => un("copy", mk("f64", [n]), a));
    },
    copyto({ n }, g) {
      const a = put(g.uniform("f64", n, 1)),
        c = put(new Float64Array(n));
      return keep(() => un("copy", c, a));
    },
    copy_T({ n, dtype = "f64" }, g) {
      const a = sq(n, g, dtype),
        t = T(a);
      return make(() => un("copy", mk(dtype, [n, n]), t));
    },
    copy_strided({ n }, g) {
      const a = sq(n, g),
        w = Math.ceil(n / 3),
        v = view(a, [n / 2, w], [16 * n, 24]);
      return make(() => un("copy", mk("f64", [n / 2, w]), v));
    },
    astype({ n, from, to }, g) {
      const a = put(from === "i32" ? g.ints(n, 1) : g.uniform(from, n, 1));
      return make(() => un("copy", mk(to, [n]), a));
    },
    add({ n, dtype }, g) {
      const a = put(g.uniform(dtype, n, 1)),
        b = put(g.uniform(dtype, n, 2));
      return make(() => bin("add", mk(dtype, [n]), a, b));
    },
    muls({ n, dtype }, g) {
      const a = put(g.uniform(dtype, n, 1)),
        s = view(put(TA[dtype].of(2.5)), [], []);
      return make(() => bin("multiply", mk(dtype, [n]), a, s));
    },
    iadd({ n, dtype }, g) {
      const a = put(g.uniform(dtype, n, 1)),
        b = put(g.uniform(dtype, n, 2, 0, 1e-6));
      return keep(() => bin("add", a, a, b));
    },
    add_out({ n, dtype }, g) {
      const a = put(g.uniform(dtype, n, 1)),
        b = put(g.uniform(dtype, n, 2)),
        c = put(new TA[dtype](n));
      return keep(() => bin("add", c, a, b));
    },
    add_row({ n }, g) {
      const a = sq(n, g),
        r = put(g.uniform("f64", n, 2));
      return make(() => bin("add", mk("f64", [n, n]), a, r));
    },
    unary({ n, op, dtype }, g) {
      const a = put(
        op === "sqrt" ? g.uniform(dtype, n, 1, 0.01, 1.01) : g.uniform(dtype, n, 1, -10, 10),
      );
      return make(() => un(op, mk(dtype, [n]), a));
    },
    reduce({ n, op, axis, dtype = "f64" }, g) {
      const a = sq(n, g, dtype);
      return { ...make(() => reduce(op, a, axis)), read: axis === null ? num : read };
    },
    reduce1({ n }, g) {
      const a = put(g.uniform("f64", n, 1));
      return { ...make(() => reduce("sum", a, null)), read: num };
    },
    sort({ n }, g) {
      const a = put(g.uniform("f64", n, 1));
      return make(() => {
        const c = un("copy", mk("f64", [n]), a);
        K.frame([n]);
        give(0, c);
        K.sort();
        return c;
      });
    },
    argsort({ n }, g) {
      const a = put(g.uniform("f64", n, 1));
      return make(() => {
        const c = mk("i64", [n]);
        K.frame([n]);
        give(0, c);
        give(1, a);
        K.argsort();
        return c;
      });
    },
    mask({ n }, g) {
      const a = put(g.uniform("f64", n, 1)),
        m = put(g.mask(n, 2));
      return make(() => {
        flat(0, m);
        const k = K.maskCount(),
          c = mk("f64", [k]);
        flat(0, c);
        flat(1, a);
        flat(2, m);
        K.maskSelect();
        return c;
      });
    },
    mask_set({ n }, g) {
      const a = put(g.uniform("f64", n, 1)),
        m = put(g.mask(n, 2)),
        z = put(Float64Array.of(0));
      return keep(() => {
        flat(0, a);
        flat(1, z);
        flat(2, m);
        K.maskFill();
        return a;
      });
    },
    take_rows({ n, d }, g) {
      const a = put(g.uniform("f64", n * d, 1)),
        ix = put(BigInt64Array.from(g.indices(n, n, 2), BigInt));
      return make(() => {
        const c = mk("f64", [n, d]);
        K.range(0, c.memory, 0, 2, n * d * 8);
        K.range(1, a.memory, 0, 2, n * d * 8);
        flat(2, ix);
        K.take(d * 8, 1, n);
        return c;
      });
    },
    add_vec3({ n }, g) {
      const a = put(g.uniform("f64", 3 * n, 1), [n, 3]),
        b = put(g.uniform("f64", 3, 2));
      return make(() => bin("add", mk("f64", [n, 3]), a, b));
    },
    reduce_n3({ n, op }, g) {
      const a = put(g.uniform("f64", 3 * n, 1), [n, 3]);
      return make(() => reduce(op, a, 1));
    },
    add_T({ n }, g) {
      const a = sq(n, g),
        t = T(a);
      return make(() => bin("add", mk("f64", [n, n]), t, a));
    },
    matmul({ n, dtype }, g) {
      const a = sq(n, g, dtype, 1),
        b = sq(n, g, dtype, 2),
        s = TA[dtype].BYTES_PER_ELEMENT;
      return make(() => {
        const c = mk(dtype, [n, n]);
        K.frame([n, n, n]);
        K.operand(0, c.memory, 0, c.id, [n, n, 1], [n * s, s, 0]);
        K.operand(1, a.memory, 0, a.id, [n, 1, n], [n * s, 0, s]);
        K.operand(2, b.memory, 0, b.id, [1, n, n], [0, s, n * s]);
        K.matmul();
        return c;
      });
    },
  },
};
