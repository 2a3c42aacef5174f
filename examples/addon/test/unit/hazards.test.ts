// What numpy.i gets wrong or leaves to luck, each with what happens here instead.
import { arraySymbol, leaseSymbol } from "@tsmem/core";
import { available as hasNative } from "@tsmem/native";
import { expect, it } from "vitest";
import { describeNative, thrownBy } from "../support.ts";
import { makeArray } from "../typemaps/arrays.ts";
import { dtypes } from "../typemaps/dtypes.ts";
import { kernel } from "../typemaps/forms.ts";

const ones = (length: number): Float64Array<ArrayBuffer> => new Float64Array(length).fill(1);

function transferAway(values: Float64Array): void {
  const buffer = values.buffer as ArrayBuffer;
  structuredClone(buffer, { transfer: [buffer] });
}

function described(descriptor: object): never {
  return { [arraySymbol]: descriptor } as never;
}

describeNative("numpy.i's hazards", ({ dot, noMemory, range, tail, cumsumInPlace }) => {
  it("reads contiguous byte-swapped integers as what they are", () => {
    const view = new DataView(new ArrayBuffer(12));
    [1, 0, 3].forEach((value, i) => {
      view.setInt32(4 * i, value, false);
    });
    const { buffer } = view;
    const array = described({ buffer, byteOffset: 0, dtype: ">int32", shape: [3], strides: [4] });
    expect(kernel("in1", "int32")([1, 0, 3])).toBe(10);
    expect(kernel("in1", "int32")(array)).toBe(10);
  });

  it.each(["float64", "int64", "complex64", "uint32"])("refuses %s for int32", (name) => {
    const dtype = dtypes.find((candidate) => candidate.name === name)!;
    const error = thrownBy(() => kernel("in1", "int32")(makeArray(dtype, [3])));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ code: "ERR_TSMEM_CAST" });
  });

  it("does not write into a read-only array", () => {
    const { buffer } = ones(3);
    const array = { buffer, byteOffset: 0, dtype: "float64", shape: [3], strides: [8] };
    const error = thrownBy(() => {
      cumsumInPlace(described({ ...array, readonly: true }));
    });
    expect(error).toMatchObject({ code: "ERR_TSMEM_READ_ONLY" });
    expect([...new Float64Array(buffer)]).toEqual([1, 1, 1]);
  });

  it("returns an empty array for NULL and 0, and throws RangeError for NULL and more", () => {
    expect(noMemory(0).toArray()).toEqual([]);
    expect(thrownBy(() => noMemory(4))).toBeInstanceOf(RangeError);
    expect(thrownBy(() => noMemory(-1))).toBeInstanceOf(RangeError);
    expect(thrownBy(() => noMemory(2 ** 31 - 1)).message).toContain("NULL pointer");
  });

  it("keeps a managed array alive for a view of it, whatever happens to its name", async () => {
    const view = tail(range(1, 40_000), 39_998);
    for (let i = 0; i < 5; i += 1) {
      range(2, 40_000);
      globalThis.gc?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(view.toArray()).toEqual([39_998, 39_999]);
  });

  it("sees a released base through its view", () => {
    const owner = range(1, 5);
    const view = tail(owner, 1);
    owner.dispose();
    expect(view.released).toBe(true);
    expect(thrownBy(() => view.data)).toMatchObject({ code: "ERR_TSMEM_RELEASED" });
    expect(thrownBy(() => dot(view, [1, 2, 3, 4]))).toMatchObject({ code: "ERR_TSMEM_RELEASED" });
  });
});

describeNative("arguments that run JavaScript while they are read", ({ dot, cumsumInPlace }) => {
  const evil = (act: () => void): never =>
    ({
      get [arraySymbol]() {
        act();
        const { buffer } = ones(4);
        return { buffer, byteOffset: 0, dtype: "float64", shape: [4], strides: [8] };
      },
    }) as never;

  it("notices a buffer that a later argument transfers away", () => {
    const first = ones(4);
    const second = evil(() => {
      transferAway(first);
    });
    expect(thrownBy(() => dot(first, second))).toMatchObject({ code: "ERR_TSMEM_RELEASED" });
  });

  it("notices a buffer that a later argument shrinks", () => {
    const Resizable = ArrayBuffer as unknown as new (
      length: number,
      options: { maxByteLength: number },
    ) => ArrayBuffer & { resize(length: number): void };
    const buffer = new Resizable(32, { maxByteLength: 64 });
    const first = new Float64Array(buffer, 0, 4);
    const second = evil(() => {
      buffer.resize(8);
    });
    expect(thrownBy(() => dot(first, second))).toMatchObject({ code: "ERR_TSMEM_SHAPE" });
  });

  it("notices an owner that a later argument disposes, and keeps its memory until the end", () => {
    for (const length of [4, 100_000]) {
      const first = kernel("managed1", "float64")(length) as never as Disposable;
      const second = evil(() => {
        first[Symbol.dispose]();
      });
      expect(thrownBy(() => dot(first as never, second))).toMatchObject({
        code: "ERR_TSMEM_RELEASED",
      });
    }
  });

  it("passes on what a getter throws", () => {
    const mine = new Error("mine");
    const second = evil(() => {
      throw mine;
    });
    expect(thrownBy(() => dot(ones(4), second))).toBe(mine);
  });

  it("refuses lists that change while they are read", () => {
    const list: unknown[] = [1, 2, 3, 4];
    Object.defineProperty(list, 1, {
      get() {
        list.length = 1;
        return 2;
      },
    });
    expect(thrownBy(() => dot(list as never, ones(4)))).toBeInstanceOf(TypeError);
  });

  it("calls no conversion of its own on values", () => {
    const sneaky = { valueOf: () => 1, [Symbol.toPrimitive]: () => 1 };
    expect(thrownBy(() => dot([sneaky] as never, [1]))).toBeInstanceOf(TypeError);
    expect(
      thrownBy(() => {
        cumsumInPlace(sneaky as never);
      }),
    ).toBeInstanceOf(TypeError);
  });

  it("ends lists that contain themselves", () => {
    const list: unknown[] = [];
    list.push(list);
    expect(thrownBy(() => dot(list as never, [1]))).toMatchObject({ code: "ERR_TSMEM_SHAPE" });
  });
});

describeNative("descriptors that lie", ({ dot }) => {
  const { buffer } = ones(4);
  const honest = { buffer, byteOffset: 0, dtype: "float64", shape: [4], strides: [8] };

  it.each([
    ["shape beyond the buffer", { shape: [5] }],
    ["stride beyond the buffer", { strides: [16] }],
    ["negative stride", { strides: [-8] }],
    ["offset beyond the buffer", { byteOffset: 8 }],
    ["negative offset", { byteOffset: -8 }],
    ["fractional offset", { byteOffset: 0.5 }],
    ["offset of 2^53", { byteOffset: 2 ** 53 }],
    ["huge stride", { strides: [2 ** 52] }],
    ["huge shape", { shape: [2 ** 53 - 1], strides: [0] }],
    ["shape that overflows", { shape: [2 ** 40, 2 ** 40], strides: [0, 0] }],
    ["negative shape", { shape: [-4] }],
    ["shape that is no list", { shape: 4 }],
    ["shape with NaN", { shape: [Number.NaN] }],
    ["strides that do not match", { strides: [8, 8] }],
    ["no strides", { strides: undefined }],
    ["33 dimensions", { shape: Array(33).fill(1), strides: Array(33).fill(8) }],
    ["unknown dtype", { dtype: "float80" }],
    ["text dtype", { dtype: "S8" }],
    ["structured dtype", { dtype: { names: [], formats: [], offsets: [], itemsize: 8 } }],
    ["no dtype", { dtype: undefined }],
    ["no buffer", { buffer: undefined }],
    ["typed array as buffer", { buffer: ones(4) }],
    ["number as buffer", { buffer: 32 }],
    ["owner whose lease is no object", { owner: { [leaseSymbol]: () => 1 } }],
    ["owner whose lease has no buffer", { owner: { [leaseSymbol]: () => ({}) } }],
    ["released lease", { owner: { [leaseSymbol]: () => ({ buffer, released: true }) } }],
  ])("%s", (_, lie) => {
    const error = thrownBy(() => dot(described({ ...honest, ...lie }), ones(4)));
    expect(error).toHaveProperty("code", expect.stringMatching(/^ERR_TSMEM_/));
  });

  it.each([null, undefined, 1, "text", Symbol("s"), {}, new DataView(buffer), buffer, () => 1])(
    "is no array: %s",
    (value) => {
      expect(thrownBy(() => dot(value as never, ones(4)))).toBeInstanceOf(TypeError);
    },
  );

  it("refuses typed arrays whose buffer was transferred", () => {
    const gone = ones(4);
    transferAway(gone);
    expect(thrownBy(() => dot(gone, []))).toMatchObject({ code: "ERR_TSMEM_RELEASED" });
  });
});

describeNative("kinds of memory", ({ dot, cumsumInPlace, tail, primes }) => {
  it("takes Buffers, clamped arrays, subarrays and negative strides", () => {
    expect(dot(Buffer.from([1, 2]), Uint8Array.of(3, 4))).toBe(11);
    expect(dot(Uint8ClampedArray.of(1, 2), ones(4).subarray(2))).toBe(3);
    const { buffer } = Float64Array.of(1, 2, 3);
    const reversed = { buffer, byteOffset: 16, dtype: "float64", shape: [3], strides: [-8] };
    expect(dot(described(reversed), [1, 0, 0])).toBe(3);
  });

  it("takes SharedArrayBuffers, by typed array and by descriptor, also to write and to view", () => {
    const buffer = new SharedArrayBuffer(32);
    const values = new Float64Array(buffer).fill(1);
    const array = described({ buffer, byteOffset: 0, dtype: "float64", shape: [4], strides: [8] });
    expect(dot(values, array)).toBe(4);
    cumsumInPlace(array);
    cumsumInPlace(values);
    expect([...values]).toEqual([1, 3, 6, 10]);
    expect(tail(values, 2).data.buffer).toBe(buffer);
    expect(tail(array, 2).toArray()).toEqual([6, 10]);
  });

  it("converts float16 where the runtime has it, and always through a descriptor", () => {
    const bits = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7c00, 0x03ff, 0x8000);
    const half = { byteOffset: 0, dtype: "float16", shape: [6], strides: [2] };
    const values = tail(described({ ...half, buffer: bits.buffer }), 0).toArray();
    expect(values).toEqual([1, -2, 2 ** -24, Infinity, 1023 * 2 ** -24, -0]);
    const { Float16Array } = globalThis as {
      Float16Array?: new (buffer: ArrayBuffer) => Float64Array;
    };
    if (Float16Array !== undefined) {
      expect(tail(new Float16Array(bits.buffer), 0).toArray()).toEqual(values);
    }
  });

  it("takes any byte for true in bool arrays, and never passes such a byte to C++", () => {
    const { buffer } = Uint8Array.of(2, 0, 255, 1, 0);
    const array = described({ buffer, byteOffset: 0, dtype: "bool", shape: [5], strides: [1] });
    expect(kernel("in1", "bool")(array)).toBe(1 + 3 + 4);
    expect(thrownBy(() => kernel("inout1", "bool")(array))).toBeInstanceOf(TypeError);
  });

  it("marks a view of a read-only array as read-only", () => {
    const view = tail(
      described({
        buffer: ones(2).buffer,
        byteOffset: 0,
        dtype: "float64",
        shape: [2],
        strides: [8],
        readonly: true,
      }),
      1,
    );
    expect(view.readonly).toBe(true);
    expect(
      thrownBy(() => {
        cumsumInPlace(view);
      }),
    ).toMatchObject({
      code: "ERR_TSMEM_READ_ONLY",
    });
    expect(
      thrownBy(() => {
        cumsumInPlace(primes());
      }),
    ).toBeInstanceOf(TypeError);
  });

  it("notices that the memory of a result was transferred away", () => {
    const result = kernel("managed1", "float64")(4) as ReturnType<typeof tail>;
    transferAway(result.data);
    expect(result.released).toBe(true);
    expect(thrownBy(() => dot(result, ones(4)))).toMatchObject({ code: "ERR_TSMEM_RELEASED" });
  });
});

describeNative("numbers", ({ allocManaged, quotient, crop }) => {
  it.each([2 ** 31, -(2 ** 31) - 1, 2 ** 53, Infinity, 2n ** 31n])(
    "refuses %s for an int with RangeError",
    (value) => {
      expect(thrownBy(() => quotient(value as number, 1))).toBeInstanceOf(RangeError);
    },
  );

  it.each([1.5, Number.NaN, "1", null, undefined, true, {}, [1]])(
    "refuses %s for an int with TypeError",
    (value) => {
      expect(thrownBy(() => quotient(value as number, 1))).toBeInstanceOf(TypeError);
    },
  );

  it("takes a bigint for an int", () => {
    expect(quotient(7n as never, 2)).toEqual([3, 1]);
  });

  it("refuses too few and too many arguments", () => {
    const call = crop as (...values: unknown[]) => unknown;
    expect(thrownBy(() => call([[1]])).message).toBe("crop: takes 5 arguments (1 given)");
    expect(thrownBy(() => call(...Array<number>(40).fill(0)))).toBeInstanceOf(TypeError);
  });

  it("throws AllocationError for more memory than there is, and lives on", () => {
    const fill = kernel("out1L", "float64");
    expect(thrownBy(() => fill(2 ** 45))).toMatchObject({ code: "ERR_TSMEM_OUT_OF_MEMORY" });
    expect(thrownBy(() => fill(2 ** 52))).toMatchObject({ code: "ERR_TSMEM_SIZE_OVERFLOW" });
    expect(allocManaged(2).size).toBe(2);
  });

  it("refuses arrays longer than an int dimension before it copies anything", () => {
    const { buffer } = ones(1);
    const endless = { buffer, byteOffset: 0, dtype: "float64", shape: [2 ** 31], strides: [0] };
    const error = thrownBy(() => kernel("in1", "float64")(described(endless)));
    expect(error).toMatchObject({ code: "ERR_TSMEM_OUT_OF_RANGE" });
  });

  it("makes its results in this realm with one class for all addons", () => {
    const { constructor } = allocManaged(1) as object;
    expect((globalThis as Record<symbol, unknown>)[Symbol.for("tsmem.native.result.1")]).toBe(
      constructor,
    );
    expect(hasNative || constructor.name === "NativeArray").toBe(true);
  });
});
