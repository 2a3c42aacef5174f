import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { printed } from "@tsmem/testing";
import { describe, expect, it } from "vitest";
import * as functions from "../../../src/functional.ts";

const page = readFileSync(new URL("../../../../../docs/numpy-users.md", import.meta.url), "utf8");
const [, tables = ""] = page.split("## Every function");
const named = [...tables.matchAll(/^\| .* \| `(\w+)\(.*` +\|$/gm)].map(([, name]) => name!);

it("the table for NumPy users names every exported function, and only those", () => {
  const exported = Object.entries(functions)
    .filter(([, value]) => typeof value === "function")
    .map(([name]) => name);
  expect(new Set(named)).toEqual(new Set(exported));
});

it("no function stands in the table twice, `slice` apart", () => {
  const twice = named.filter((name, i) => named.indexOf(name) !== i);
  expect(twice).toEqual(["slice"]);
});

/** What NumPy gave for the rows, from `test/fixtures/record-numpy-users.py`. */
interface Recorded {
  readonly rows: Readonly<Record<string, { readonly setting: string; readonly result: Result }>>;
}
type Result = string | number | boolean | ArrayResult | readonly Result[];
interface ArrayResult {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: readonly Result[];
}

const fixture = new URL("../../fixtures/numpy-users.json", import.meta.url);
const { rows } = JSON.parse(readFileSync(fixture, "utf8")) as Recorded;

/** The rows as they are written: NumPy's spelling and ours. */
const written = [...tables.matchAll(/^\| `(.*?)` +\| `(\w+\(.*)` +\|$/gm)].map(
  ([, numpy, tsmem]) => ({
    numpy: numpy!.replaceAll("\\|", "|"),
    tsmem: tsmem!,
  }),
);

/** Rows that are no program on one of the sides, or whose result says nothing about the other. */
const untold = [
  "as_strided(a, …)",
  "np.save(f, a) to bytes",
  "np.load(f) from bytes",
  "np.savez(f, a=a) to bytes",
  "np.load(f) of an archive",
  "np.set_printoptions(…)",
  "np.get_printoptions()",
  "np.random.default_rng(1)",
  "OMP_NUM_THREADS=2",
];

/** Values that are not promised. */
const anyValues = ["np.empty((2, 3))", "np.empty_like(a)"];

/** The signs of these columns and rows are free, and follow from how a library computes them. */
const freeSigns = ["np.linalg.qr(a)", "np.linalg.eigh(a)", "np.linalg.svd(a)"];

const told = written.filter(({ numpy }) => !untold.includes(numpy));

/** A program that prints the result of each row as JSON, with the variables that NumPy had. */
function program(): string {
  const calls = told.map(({ numpy, tsmem }) => {
    const { setting } = rows[numpy]!;
    return `told(${JSON.stringify(setting)}, ({ a, b, buffer, c, i, it, j, k, m, s, v, x, y }) => [${tsmem}, a]);`;
  });
  return `
    import { readFileSync } from "node:fs";
    import * as tsmem from "@tsmem/ndarray";
    const { ${[...new Set(named)].join(", ")} } = tsmem;
    const { settings } = JSON.parse(readFileSync(${JSON.stringify(fileURLToPath(fixture))}, "utf8"));
    const isDType = (given) => Array.isArray(given) && given.length === 2
      && (Array.isArray(given[1]) || typeof given[0] === "string");
    const integer = (list) => Array.isArray(list) ? list.map(integer) : BigInt(list);
    function variable(given) {
      if (typeof given === "object" && "bytes" in given) return Uint8Array.from(given.bytes);
      if (!isDType(given)) return given;
      const [dtype, values] = given;
      const isWide = typeof dtype === "string" && /int64|time/.test(dtype);
      if (!Array.isArray(dtype)) return array(isWide ? integer(values) : values, { dtype });
      const records = values.map((row) => Object.fromEntries(row.map((value, n) => [dtype[n][0], value])));
      return array(records, { dtype });
    }
    const finite = (value) => Number.isFinite(value) ? value : String(value).replace("Infinity", "inf").replace("NaN", "nan");
    function plain(value) {
      if (typeof value === "bigint") return Number(value);
      if (typeof value === "number") return finite(value);
      if (value instanceof tsmem.Complex) return [finite(value.re), finite(value.im)];
      if (value instanceof tsmem.DType) return value.name;
      if (value instanceof tsmem.Scalar) return plain(value.value);
      if (value instanceof Uint8Array || Array.isArray(value)) return [...value].map(plain);
      if (!(value instanceof tsmem.NDArray))
        return typeof value === "object" ? Object.values(value).map(plain) : value;
      const values = [...ravel(value)].map(plain);
      return value.ndim === 0 ? values[0] : { dtype: value.dtype.name, shape: value.shape, values };
    }
    const results = [];
    function told(setting, call) {
      const variables = Object.entries(settings[setting]).map(([name, given]) => [name, variable(given)]);
      try {
        const [value, a] = call(Object.fromEntries(variables));
        results.push(plain(value === undefined ? a : value));
      } catch (error) {
        results.push(String(error));
      }
    }
    ${calls.join("\n")}
    console.log(JSON.stringify(results));
  `;
}

/** Numbers may differ in the last digits, where a library computes them. */
function isClose(found: unknown, expected: unknown, isSigned: boolean): boolean {
  if (typeof found === "number" && typeof expected === "number") {
    const [x, y] = isSigned ? [found, expected] : [Math.abs(found), Math.abs(expected)];
    return Math.abs(x - y) <= 1e-12 * Math.max(1, Math.abs(y));
  }
  if (typeof found !== "object" || typeof expected !== "object" || !found || !expected) {
    return found === expected;
  }
  const [x, y] = [Object.entries(found), Object.entries(expected) as [string, unknown][]];
  const isSame = ([key, value]: [string, unknown], n: number): boolean =>
    key === y[n]![0] && isClose(value, y[n]![1], isSigned);
  return x.length === y.length && x.every(isSame);
}

describe("each row", () => {
  it("is recorded, or named as one that tells nothing", () => {
    expect(told.map(({ numpy }) => numpy).filter((row) => !(row in rows))).toEqual([]);
    expect(untold.filter((row) => !written.some(({ numpy }) => numpy === row))).toEqual([]);
  });

  it("gives what NumPy gives", () => {
    const text = printed(program(), new URL("../../..", import.meta.url));
    const results = JSON.parse(text) as unknown[];
    const wrong = told.flatMap(({ numpy, tsmem }, n) => {
      const { result } = rows[numpy]!;
      if (anyValues.includes(numpy)) {
        expect(results[n]).toMatchObject({
          ...(result as ArrayResult),
          values: expect.anything() as unknown,
        });
        return [];
      }
      const isSigned = !freeSigns.includes(numpy);
      return isClose(results[n], result, isSigned) ? [] : [{ tsmem, found: results[n], result }];
    });
    expect(wrong).toEqual([]);
    expect(results.length).toBeGreaterThan(250);
  });
});
