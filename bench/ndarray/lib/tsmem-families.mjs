import { readFileSync } from "node:fs";
import { loop } from "./adapt.mjs";
const root = new URL("../../../packages/ndarray/", import.meta.url);
const nd = await import(new URL("dist/index.js", root));
const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
const DT = { f64: "float64", f32: "float32", i32: "int32" };
const kindOf = (t) =>
  t instanceof Float64Array ? "f64" : t instanceof Float32Array ? "f32" : "i32";

/** Any result as the harness compares it: flat C-order values. */
function read(r) {
  if (typeof r === "number" || typeof r === "bigint") return { shape: [], data: [Number(r)] };
  const c = r.flags.cContiguous;
  const a = c ? r : nd.copy(r),
    { data, offset } = a;
  return { shape: [...r.shape], data: data.subarray(offset, offset + a.size), c, type: data };
}

/** `dispose`: results are disposed as soon as they are no longer needed, as Python's counting does. */
export function build({ name, dispose }) {
  // A copy, so that inputs lie in memory that the library asked the system for, as NumPy's do.
  const arr = (t, shape) => {
    const a = nd.copy(nd.fromBuffer(t.buffer, { dtype: DT[kindOf(t)] }));
    return shape ? nd.reshape(a, shape) : a;
  };
  const bool = (t) => nd.copy(nd.fromBuffer(t.buffer, { dtype: "bool" }));
  const free = dispose ? (r) => r?.dispose?.() : undefined;
  const J = (fn, noFree) => ({
    run: loop(fn, noFree ? undefined : free),
    free: noFree ? undefined : free,
    read,
  });
  const sq = (n, g, dtype = "f64") => arr(g.uniform(dtype, n * n, 1), [n, n]);
  const na = { na: "not offered" };
  return {
    name,
    version,
    families: {
      view_slice2d(w, g) {
        const a = sq(1000, g);
        return J(() => nd.slice(a, [10, 20], [5, 50, 2]));
      },
      view_row(w, g) {
        const a = sq(1000, g);
        return J(() => nd.slice(a, 7));
      },
      view_T(w, g) {
        const a = sq(1000, g);
        return J(() => nd.transpose(a));
      },
      get_ij({ n }, g) {
        const a = sq(n, g);
        return {
          run(k) {
            let s = 0;
            for (let q = 0; q < k; q++) {
              s = 0;
              for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) s += a.get(i, j);
            }
            return s;
          },
          read,
        };
      },
      set_ij({ n }, g) {
        const a = sq(n, g);
        return {
          run(k) {
            for (let q = 0; q < k; q++)
              for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) a.set(i + 0.5 * j, i, j);
            return a;
          },
          read,
        };
      },
      tiny_add(w, g) {
        const a = arr(g.uniform("f64", 3, 1)),
          b = arr(g.uniform("f64", 3, 2));
        return J(() => nd.add(a, b));
      },
      tiny_iadd(w, g) {
        const a = arr(g.uniform("f64", 3, 1)),
          b = arr(g.uniform("f64", 3, 2, 0, 1e-9));
        return J(() => nd.add(a, b, { out: a }), true);
      },
      copy({ n }, g) {
        const a = arr(g.uniform("f64", n, 1));
        return J(() => nd.copy(a));
      },
      copyto({ n }, g) {
        const a = arr(g.uniform("f64", n, 1)),
          c = nd.ones([n]);
        return J(() => {
          nd.copyto(c, a);
          return c;
        }, true);
      },
      copy_T({ n, dtype }, g) {
        const t = nd.transpose(sq(n, g, dtype));
        return J(() => nd.copy(t));
      },
      copy_strided({ n }, g) {
        const v = nd.slice(sq(n, g), "::2", "::3");
        return J(() => nd.copy(v));
      },
      astype({ n, from, to }, g) {
        const a = arr(from === "i32" ? g.ints(n, 1) : g.uniform(from, n, 1));
        return J(() => nd.astype(a, DT[to]));
      },
      add({ n, dtype }, g) {
        const a = arr(g.uniform(dtype, n, 1)),
          b = arr(g.uniform(dtype, n, 2));
        return J(() => nd.add(a, b));
      },
      muls({ n, dtype }, g) {
        const a = arr(g.uniform(dtype, n, 1));
        return J(() => nd.multiply(a, 2.5));
      },
      iadd({ n, dtype }, g) {
        const a = arr(g.uniform(dtype, n, 1)),
          b = arr(g.uniform(dtype, n, 2, 0, 1e-6));
        return J(() => nd.add(a, b, { out: a }), true);
      },
      add_out({ n, dtype }, g) {
        const a = arr(g.uniform(dtype, n, 1)),
          b = arr(g.uniform(dtype, n, 2)),
          c = nd.zeros([n], { dtype: DT[dtype] });
        return J(() => nd.add(a, b, { out: c }), true);
      },
      add_row({ n }, g) {
        const a = sq(n, g),
          r = arr(g.uniform("f64", n, 2));
        return J(() => nd.add(a, r));
      },
      unary({ n, op, dtype }, g) {
        const a = arr(
          op === "sqrt" ? g.uniform(dtype, n, 1, 0.01, 1.01) : g.uniform(dtype, n, 1, -10, 10),
        );
        return J(() => nd[op](a));
      },
      reduce({ n, op, axis, dtype }, g) {
        const a = sq(n, g, dtype);
        return J(() => (axis === null ? nd[op](a) : nd[op](a, { axis })));
      },
      reduce1({ n }, g) {
        const a = arr(g.uniform("f64", n, 1));
        return J(() => nd.sum(a));
      },
      sort({ n }, g) {
        if (!nd.sort) return na;
        const a = arr(g.uniform("f64", n, 1));
        return J(() => nd.sort(a));
      },
      argsort({ n }, g) {
        if (!nd.argsort) return na;
        const a = arr(g.uniform("f64", n, 1));
        return J(() => nd.argsort(a));
      },
      mask({ n }, g) {
        const select = nd.mask ?? ((a, m) => nd.extract(a, m));
        const a = arr(g.uniform("f64", n, 1)),
          m = bool(g.mask(n, 2));
        return J(() => select(a, m));
      },
      take_rows({ n, d }, g) {
        const a = arr(g.uniform("f64", n * d, 1), [n, d]),
          ix = arr(g.indices(n, n, 2));
        return J(() => nd.take(a, ix, { axis: 0 }));
      },
      add_vec3({ n }, g) {
        const a = arr(g.uniform("f64", 3 * n, 1), [n, 3]),
          b = arr(g.uniform("f64", 3, 2));
        return J(() => nd.add(a, b));
      },
      reduce_n3({ n, op }, g) {
        const a = arr(g.uniform("f64", 3 * n, 1), [n, 3]);
        return J(() => nd[op](a, { axis: 1 }));
      },
      add_T({ n }, g) {
        const a = sq(n, g),
          t = nd.transpose(a);
        return J(() => nd.add(t, a));
      },
      mask_set({ n }, g) {
        const a = arr(g.uniform("f64", n, 1)),
          m = bool(g.mask(n, 2));
        return J(() => {
          nd.putmask(a, m, 0);
          return a;
        }, true);
      },
      matmul({ n, dtype }, g) {
        if (!nd.matmul) return na;
        const a = arr(g.uniform(dtype, n * n, 1), [n, n]),
          b = arr(g.uniform(dtype, n * n, 2), [n, n]);
        return J(() => nd.matmul(a, b));
      },
      from_nested({ n }, g) {
        const l = g.nested(n, 1);
        return J(() => nd.array(l));
      },
      to_list({ n }, g) {
        const a = sq(n, g);
        return { run: loop(() => nd.toArray(a)), read: g.flatNested };
      },
    },
  };
}
