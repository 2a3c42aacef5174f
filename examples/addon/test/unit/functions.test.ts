import { arraySymbol, isTsmemError, readArray } from "@tsmem/core";
import { expect, it } from "vitest";
import { available as hasNative } from "@tsmem/native";
import { describeNative, thrownBy } from "../support.ts";

describeNative("ezalloc", ({ allocManaged, allocLeaking }) => {
  it("returns memory of C that JavaScript owns", () => {
    using array = allocManaged(3);
    expect(array.dtype).toBe("int32");
    expect(array.shape).toEqual([3]);
    expect(array.strides).toEqual([4]);
    expect(array.nbytes).toBe(12);
    expect(array.base).toBeNull();
    array.data.set([1, 2, 3]);
    expect(array.toArray()).toEqual([1, 2, 3]);
  });

  it("returns an empty array for a count of 0", () => {
    expect(allocManaged(0).toArray()).toEqual([]);
  });

  it("turns ENOMEM and EINVAL into AllocationError and RangeError", () => {
    const error = thrownBy(() => allocManaged(-1));
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ code: "ERR_TSMEM_OUT_OF_RANGE", errno: 22 });
    expect(isTsmemError(error)).toBe(true);
  });

  it("can return memory that stays the property of C, when @tsmem/native is there to hold it", () => {
    if (hasNative) expect(allocLeaking(8).shape).toEqual([8]);
    else expect(thrownBy(() => allocLeaking(8))).toMatchObject({ code: "ERR_TSMEM_UNAVAILABLE" });
  });

  it("throws ReleasedError after dispose(), as often as it is asked", () => {
    for (const count of [4, 100_000]) {
      const array = allocManaged(count);
      const { data } = array;
      array.dispose();
      array.dispose();
      expect(array.released).toBe(true);
      expect(thrownBy(() => array.data)).toMatchObject({ code: "ERR_TSMEM_RELEASED" });
      expect(thrownBy(() => array.toArray())).toMatchObject({ name: "ReleasedError" });
      expect(thrownBy(() => array[arraySymbol])).toMatchObject({ code: "ERR_TSMEM_RELEASED" });
      if (count > 4 && hasNative) expect(data).toHaveLength(0);
    }
  });
});

describeNative("crop", ({ crop }) => {
  const columns = 10;
  const image = Array.from({ length: 5 }, (_, row) =>
    Array.from({ length: columns }, (_, column) => 100 * row + column),
  );
  const slice = (r0: number, r1: number, c0: number, c1: number): number[][] =>
    image.slice(r0, r1).map((row) => row.slice(c0, c1));

  it.each([
    [1, 3, 2, 6],
    [0, 5, 0, 10],
    [2, 2, 1, 5],
    [4, 5, 9, 10],
    [0, 1, 3, 3],
  ])("equals the slice [%i:%i, %i:%i]", (r0, r1, c0, c1) => {
    const part = crop(image, r0, r1, c0, c1);
    expect(part.shape).toEqual([r1 - r0, c1 - c0]);
    expect(part.toArray()).toEqual(slice(r0, r1, c0, c1));
  });

  it("takes a view whose rows are not adjacent", () => {
    const buffer = new Int32Array(image.flat()).buffer;
    const everyOther = {
      [arraySymbol]: { buffer, byteOffset: 4, dtype: "int32", shape: [5, 5], strides: [40, 8] },
    };
    expect(crop(everyOther, 1, 3, 0, 4).toArray()).toEqual([
      [101, 103, 105, 107],
      [201, 203, 205, 207],
    ]);
  });

  it.each([
    [-1, 3, 2, 6],
    [3, 1, 2, 6],
    [0, 6, 0, 10],
    [0, 5, 0, 11],
    [0, 5, 6, 5],
  ])("throws RangeError for the bounds %i:%i, %i:%i", (r0, r1, c0, c1) => {
    const error = thrownBy(() => crop(image, r0, r1, c0, c1));
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ code: "ERR_TSMEM_OUT_OF_RANGE", errno: 1 });
  });
});

describeNative("functions on one array", (functions) => {
  it("range() fills an array whose length JavaScript gives", () => {
    expect(functions.range(0.5, 4).toArray()).toEqual([0, 0.5, 1, 1.5]);
    expect(functions.range(1, 0).toArray()).toEqual([]);
  });

  it("cumsum() returns an array as long as its input and leaves that alone", () => {
    const input = Float64Array.of(1, 2, 3);
    expect(functions.cumsum(input).toArray()).toEqual([1, 3, 6]);
    expect([...input]).toEqual([1, 2, 3]);
  });

  it("cumsumInPlace() writes into the array that it was given", () => {
    const values = Float64Array.of(1, 2, 3);
    functions.cumsumInPlace(values);
    expect([...values]).toEqual([1, 3, 6]);
  });

  it("scaleAnyLayout() writes back through a transposed, byte-swapped view; scale() refuses", () => {
    const bytes = new DataView(new ArrayBuffer(48));
    for (let i = 0; i < 6; i += 1) bytes.setFloat64(8 * i, i, false);
    const view = {
      [arraySymbol]: {
        buffer: bytes.buffer,
        byteOffset: 0,
        dtype: ">float64",
        shape: [3, 2],
        strides: [8, 24],
      },
    };
    expect(
      thrownBy(() => {
        functions.scale(view, 2);
      }),
    ).toBeInstanceOf(TypeError);
    functions.scaleAnyLayout(view, 2);
    expect([0, 1, 2, 3, 4, 5].map((i) => bytes.getFloat64(8 * i, false))).toEqual([
      0, 2, 4, 6, 8, 10,
    ]);
  });

  it("norm() is a C++ function on a matrix, and rotate() one on complex numbers of any shape", () => {
    expect(functions.norm([[3], [4]])).toBe(5);
    const parts = Float64Array.of(1, 0, 0, 2);
    const values = {
      [arraySymbol]: {
        buffer: parts.buffer,
        byteOffset: 0,
        dtype: "complex128",
        shape: [1, 2],
        strides: [32, 16],
      },
    };
    functions.rotate(values, { re: 0, im: 1 });
    expect([...parts]).toEqual([0, 1, -2, 0]);
  });

  it("identity() returns an array that C++ made, and refuses a negative length", () => {
    expect(functions.identity(2).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(thrownBy(() => functions.identity(-1))).toBeInstanceOf(RangeError);
  });

  it("squares() returns a std::vector as 64-bit integers", () => {
    expect(functions.squares(4).toArray()).toEqual([0n, 1n, 4n, 9n]);
  });

  it("primes() is a constant table of C: copied, and read-only", () => {
    const primes = functions.primes();
    expect(primes.readonly).toBe(true);
    primes.data[0] = 4;
    expect(functions.primes().toArray()).toEqual([2, 3, 5, 7, 11, 13, 17, 19]);
  });
});

describeNative("several outputs", ({ minmax, partition, histogram, quotient, liveBlocks }) => {
  it("returns numbers as a list", () => {
    expect(minmax([3, 1, 2])).toEqual([1, 3]);
    expect(quotient(7, 2)).toEqual([3, 1]);
  });

  it("returns arrays as a list and frees each of them", () => {
    const before = liveBlocks();
    const [below, others] = partition([5, 1, 4, 2], 3);
    expect([below.toArray(), others.toArray()]).toEqual([
      [1, 2],
      [5, 4],
    ]);
    expect(liveBlocks()).toBe(before);
  });

  it("keeps one C object alive for two arrays, until the last of them is gone", () => {
    const before = liveBlocks();
    const values = Array.from({ length: 9000 }, (_, i) => i);
    const [edges, counts] = histogram(values, 5000);
    expect(edges.shape).toEqual([5001]);
    expect(counts.data.reduce((sum, count) => sum + count, 0)).toBe(9000);
    counts.dispose();
    expect(edges.data[5000]).toBe(8999);
    edges.dispose();
    expect(liveBlocks()).toBe(before);
  });

  it("frees what was allocated before a failure", () => {
    const before = liveBlocks();
    expect(thrownBy(() => histogram([], 3))).toMatchObject({ errno: 22 });
    expect(liveBlocks()).toBe(before);
  });
});

describeNative("views of an argument", ({ tail }) => {
  it("shares the buffer, names its base, and writes through", () => {
    const values = Float64Array.of(1, 2, 3, 4);
    const view = tail(values.subarray(1), 1);
    expect(view.toArray()).toEqual([3, 4]);
    view.data[0] = 30;
    expect(values[2]).toBe(30);
    expect(view.data.buffer).toBe(values.buffer);
    expect(view.base).toBeInstanceOf(Float64Array);
    view.dispose();
    expect(values[2]).toBe(30);
  });

  it("returns an empty view at the end and refuses to go beyond", () => {
    expect(tail([1, 2], 2).toArray()).toEqual([]);
    expect(thrownBy(() => tail([1, 2], 3))).toBeInstanceOf(RangeError);
  });

  it("returns part of the converted copy when the argument had to be converted", () => {
    const view = tail(Int32Array.of(1, 2, 3), 1);
    expect(view.toArray()).toEqual([2, 3]);
    expect(view.base).toBeNull();
  });

  it("is a view of a view", () => {
    const values = Float64Array.of(1, 2, 3, 4);
    const inner = tail(tail(values, 1), 1);
    inner.data[1] = 40;
    expect(values[3]).toBe(40);
  });
});

describeNative("C++ exceptions", ({ raise, quotient }) => {
  it.each([
    ["bad_alloc", RangeError, "ERR_TSMEM_OUT_OF_MEMORY"],
    ["out_of_range", RangeError, "ERR_TSMEM_OUT_OF_RANGE"],
    ["length_error", RangeError, "ERR_TSMEM_OUT_OF_RANGE"],
    ["domain_error", RangeError, "ERR_TSMEM_OUT_OF_RANGE"],
    ["range_error", RangeError, "ERR_TSMEM_OUT_OF_RANGE"],
    ["overflow_error", RangeError, "ERR_TSMEM_OVERFLOW"],
    ["underflow_error", RangeError, "ERR_TSMEM_OVERFLOW"],
    ["invalid_argument", RangeError, "ERR_TSMEM_VALUE"],
    ["runtime_error", Error, "ERR_TSMEM_NATIVE"],
    ["tsmem", TypeError, "ERR_TSMEM_READ_ONLY"],
    ["errno", Error, "ERR_TSMEM_NATIVE"],
    ["something else", Error, "ERR_TSMEM_NATIVE"],
  ])("%s becomes a %o with %s", (kind, parent, code) => {
    const error = thrownBy(() => {
      raise(kind);
    });
    expect(error).toBeInstanceOf(parent);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^raise: /);
  });

  it("keeps the message of the exception", () => {
    expect(thrownBy(() => quotient(1, 0)).message).toBe("quotient: divisor is 0; give another one");
  });
});

describeNative("the array protocol", ({ allocManaged, range, tail, dot }) => {
  it("describes a result so that array classes share its memory", () => {
    for (const count of [3, 10_000]) {
      const array = allocManaged(count);
      const facts = readArray(array)!;
      expect(facts).toMatchObject({ dtype: "int32", shape: [count], strides: [4], owner: array });
      new Int32Array(facts.buffer, facts.byteOffset, count)[2] = 7;
      expect(array.data[2]).toBe(7);
      expect(facts.allocation?.released).toBe(false);
      array.dispose();
      expect(facts.allocation?.released).toBe(true);
      expect(thrownBy(() => readArray(array))).toMatchObject({ code: "ERR_TSMEM_RELEASED" });
    }
  });

  it("takes a result as an argument where it is", () => {
    const values = range(1, 4);
    expect(dot(values, values)).toBe(14);
    const view = tail(values, 1);
    view.data[0] = 10;
    expect(values.toArray()).toEqual([0, 10, 2, 3]);
  });
});
