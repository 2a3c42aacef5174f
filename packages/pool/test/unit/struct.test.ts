import { ReleasedError } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { allocItems, fixed, itemsAt, Pool, ptr, struct } from "../../src/index.ts";
import { codeOf } from "./code-of.ts";

const Row = struct({ length: "usize", indices: ptr("usize"), values: ptr("float64") });
const Matrix = struct({ length: "usize", rows: ptr(Row) });

describe("struct()", () => {
  it.each([
    [{ a: "int8", b: "int32", c: "int8" }, 12, 4, { a: 0, b: 4, c: 8 }],
    [{ a: "int8", b: "float64" }, 16, 8, { a: 0, b: 8 }],
    [{ a: "uint16", b: "uint8", c: "uint8" }, 4, 2, { a: 0, b: 2, c: 3 }],
    [{ a: "bool", b: fixed("int16", 3), c: "float32" }, 12, 4, { a: 0, b: 2, c: 8 }],
    [{ a: "int32", b: Row, c: "int8" }, 40, 8, { a: 0, b: 8, c: 32 }],
    [{ a: "int8", b: ptr("int8") }, 16, 8, { a: 0, b: 8 }],
    [{ a: fixed(struct({ x: "int32", y: "int8" }), 2), b: "int8" }, 20, 4, { a: 0, b: 16 }],
  ] as const)("lays fields out as C does: case %#", (fields, size, alignment, offsets) => {
    const type = struct(fields);
    expect([type.size, type.alignment]).toEqual([size, alignment]);
    expect(type.offsets).toEqual(offsets);
  });

  it.each([undefined, null, 8, 8n, Symbol("float64"), "float65", {}])(
    "refuses %s as the type of a field",
    (type) => {
      expect(codeOf(() => struct({ x: type as "float64" }))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
      expect(codeOf(() => struct({ x: ptr(type as "float64") }))).toBe(
        "ERR_TSMEM_INVALID_ARGUMENT",
      );
    },
  );

  it("believes only types that it made itself, and they do not change", () => {
    for (const forged of [
      { ...Row },
      { ...ptr("int8") },
      { kind: "struct", size: 8, alignment: 8 },
    ]) {
      expect(codeOf(() => ptr(forged as typeof Row))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    }
    const fields = { x: "int8" as const };
    const type = struct(fields);
    Reflect.set(fields, "x", "float64");
    expect(Reflect.set(type, "size", 800) || Reflect.set(type.offsets, "x", 8)).toBe(false);
    expect(type.fields).toEqual({ x: "int8" });
  });

  it("refuses fields that are larger than memory can be", () => {
    const half = fixed("int8", 2 ** 52);
    expect(codeOf(() => struct({ a: half, b: half }))).toBe("ERR_TSMEM_SIZE_OVERFLOW");
  });

  it("changes nothing when one of several values does not fit", () => {
    const pool = new Pool();
    const Pair = struct({ a: "int8", b: fixed("int8", 2) });
    const pairs = Pair.allocArray(pool, 1);
    pairs.set(0, { a: 1, b: [2, 3] });
    expect(
      codeOf(() => {
        pairs.set(0, { a: 4, b: [5, 600] });
      }),
    ).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect([...pool.view(pairs.address, Int8Array)]).toEqual([1, 2, 3]);
    expect(codeOf(() => Pair.alloc(pool, { a: 600 }))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(pool.count).toBe(1);
  });

  it.each([
    ["int8", -128, 127, -129],
    ["uint8", 0, 255, 256],
    ["int16", -32_768, 32_767, 32_768],
    ["uint16", 0, 65_535, -1],
    ["int32", -(2 ** 31), 2 ** 31 - 1, 2 ** 31],
    ["uint32", 0, 2 ** 32 - 1, 2 ** 32],
    ["int64", -(2n ** 63n), 2n ** 63n - 1n, 2n ** 63n],
    ["uint64", 0n, 2n ** 64n - 1n, -1n],
    ["usize", 0, Number.MAX_SAFE_INTEGER, -1],
    ["isize", -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 2 ** 53],
  ] as const)("keeps %s from %s to %s and refuses %s", (type, low, high, outside) => {
    const items = allocItems(new Pool(), type, 2);
    items.set(0, low);
    items.set(1, high);
    expect([items.at(0), items.at(1)]).toEqual([low, high]);
    expect(
      codeOf(() => {
        items.set(0, outside);
      }),
    ).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(items.at(0)).toBe(low);
  });

  it.each([
    ["int32", 1.5],
    ["int32", 1n],
    ["int64", 1],
    ["float64", "1"],
    ["bool", 1],
    ["uint8", NaN],
  ] as const)("refuses to write %s from %s", (type, value) => {
    const items = allocItems(new Pool(), type, 1);
    expect(
      codeOf(() => {
        items.set(0, value as never);
      }),
    ).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  });

  it("refuses what is no type", () => {
    expect(codeOf(() => struct({ a: "int7" as "int8" }))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(codeOf(() => struct({}))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(codeOf(() => ptr(null as unknown as "int8"))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(codeOf(() => fixed("int8", -1))).toBe("ERR_TSMEM_OUT_OF_RANGE");
  });
});

describe("records", () => {
  it("read and write the memory of their block", () => {
    const pool = new Pool();
    const Point = struct({ x: "float64", tag: "uint8", m: fixed("int16", 3), r: Row });
    const points = Point.allocArray(pool, 3);
    points.set(1, { x: 1.5, tag: 7, m: [1, 2, 3], r: { length: 4 } });
    const point = points.at(1);
    expect([point.x, point.tag, point.r.length, point.r.values]).toEqual([1.5, 7, 4, null]);
    expect([...point.m.view()]).toEqual([1, 2, 3]);
    point.x = -2;
    point.r.length = 5;
    point.m.set(2, -9);
    const bytes = pool.view(points.address, DataView);
    expect(bytes.getFloat64(Point.size, true)).toBe(-2);
    expect(bytes.getBigUint64(Point.size + Point.offsets.r, true)).toBe(5n);
    expect(bytes.getInt16(Point.size + Point.offsets.m + 4, true)).toBe(-9);
    expect(points.at(0).x).toBe(0);
    expect(Object.keys(point)).toEqual([]);
    expect(Point.of(pool, points.address).at(1).tag).toBe(7);
  });

  it("build an array of sparse matrices with nested pointers, freed whole with the pool", () => {
    const pool = new Pool();
    const matrices = Matrix.allocArray(pool, 3);
    for (let m = 0; m < matrices.length; m++) {
      const rows = Row.allocArray(pool, 4);
      for (let r = 0; r < rows.length; r++) {
        const indices = allocItems(pool, "usize", r + 1);
        const values = allocItems(pool, "float64", r + 1);
        for (let k = 0; k <= r; k++) {
          indices.set(k, k * 2);
          values.set(k, m * 100 + r * 10 + k);
        }
        rows.set(r, { length: r + 1, indices, values });
      }
      matrices.set(m, { length: 4, rows });
    }
    const row = matrices.at(2).rows?.at(3);
    expect([row?.length, row?.indices?.at(3), row?.values?.at(3)]).toEqual([4, 6, 233]);
    expect(pool.count).toBe(1 + 3 * (1 + 4 * 2));
    pool.dispose();
    expect(() => matrices.at(0).length).toThrow(ReleasedError);
    expect([pool.count, pool.size]).toEqual([0, 0]);
  });

  it("refuse to follow a pointer to a freed block, also when its cell could be reused", () => {
    const pool = new Pool();
    const row = Row.alloc(pool);
    const values = allocItems(pool, "float64", 8);
    row.at(0).values = values;
    pool.free(values.address);
    for (let i = 0; i < 100; i++) {
      row.at(0).indices = allocItems(pool, "usize", 8);
      expect(() => row.at(0).values).toThrow(ReleasedError);
    }
    row.at(0).values = null;
    expect(row.at(0).values).toBeNull();
  });

  it("refuse pointers into the middle of a block, to other pools and to freed blocks", () => {
    const pool = new Pool();
    const Box = struct({ pad: "int64", inner: fixed("float64", 2) });
    const row = Row.alloc(pool).at(0);
    const box = Box.alloc(pool);
    expect(codeOf(() => (row.values = box.at(0).inner))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    const foreign = allocItems(new Pool(), "float64", 1);
    expect(codeOf(() => (row.values = foreign))).toBe("ERR_TSMEM_OTHER_OWNER");
    const freed = allocItems(pool, "float64", 1);
    pool.free(freed.address);
    expect(codeOf(() => (row.values = freed))).toBe("ERR_TSMEM_RELEASED");
    expect(row.values).toBeNull();
  });

  it("refuse pointers that nobody stored", () => {
    const pool = new Pool();
    const row = Row.alloc(pool);
    pool.view(row.address, DataView).setBigUint64(Row.offsets.values, 0x1234n, true);
    expect(codeOf(() => row.at(0).values)).toBe("ERR_TSMEM_NOT_OWNED");
  });

  it("refuse indices outside their block, unknown fields and wrong lengths", () => {
    const pool = new Pool();
    const items = allocItems(pool, "float64", 2);
    for (const index of [-1, 2, 0.5, NaN]) {
      expect(codeOf(() => items.at(index))).toBe("ERR_TSMEM_INDEX");
      expect(
        codeOf(() => {
          items.set(index, 1);
        }),
      ).toBe("ERR_TSMEM_INDEX");
    }
    const row = Row.alloc(pool);
    expect(
      codeOf(() => {
        row.set(0, { lenght: 1 } as never);
      }),
    ).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(
      codeOf(() => {
        row.set(0, 5 as never);
      }),
    ).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(codeOf(() => row.view())).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    const Fixed = struct({ m: fixed("int8", 2) });
    expect(codeOf(() => Fixed.alloc(pool, { m: [1] }))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  });

  it("forget pointers to freed blocks", () => {
    const pool = new Pool();
    const row = Row.alloc(pool).at(0);
    for (let i = 0; i < 5000; i++) {
      const values = allocItems(pool, "float64", 1);
      row.values = values;
      pool.free(values.address);
    }
    expect(() => row.values).toThrow(ReleasedError);
    expect(itemsAt(pool, pool.alloc(3, 8), "float64")).toHaveLength(3);
  });
});
