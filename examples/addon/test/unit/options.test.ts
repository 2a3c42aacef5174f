import { available as hasNative } from "@tsmem/native";
import { expect, it } from "vitest";
import { describeNative, thrownBy } from "../support.ts";

describeNative("Convert", ({ sumSameKind, sumWithoutCopy }) => {
  it("same_kind takes float64, and any integer, for float32, but no complex", () => {
    expect(sumSameKind(Float64Array.of(0.5, 1))).toBe(1.5);
    expect(sumSameKind(BigInt64Array.of(1n, 2n))).toBe(3);
    const { buffer } = new Float32Array(4);
    const complex = { buffer, byteOffset: 0, dtype: "complex64", shape: [2], strides: [8] };
    const error = thrownBy(() => sumSameKind({ [Symbol.for("tsmem.array")]: complex } as never));
    expect(error).toMatchObject({ code: "ERR_TSMEM_CAST" });
  });

  it("none takes contiguous memory of the type and nothing else", () => {
    const values = Float32Array.of(1, 2, 3, 4);
    expect(sumWithoutCopy(values)).toBe(10);
    expect(thrownBy(() => sumWithoutCopy([1, 2]))).toBeInstanceOf(TypeError);
    expect(thrownBy(() => sumWithoutCopy(Float64Array.of(1)))).toBeInstanceOf(TypeError);
    const { buffer } = values;
    const strided = { buffer, byteOffset: 0, dtype: "float32", shape: [2], strides: [8] };
    const error = thrownBy(() => sumWithoutCopy({ [Symbol.for("tsmem.array")]: strided } as never));
    expect(error.message).toContain("A non-contiguous array was given");
  });
});

describeNative("arrays that C++ makes", (functions) => {
  const { ramp, rampHalves, newInts, rangeUninit, secondHalf, liveBlocks } = functions;

  it.each([3, 10_000])("gives %i elements back to a closure", (count) => {
    const before = liveBlocks();
    const array = ramp(count);
    expect(array.data[count - 1]).toBe(count - 1);
    array.dispose();
    expect(liveBlocks()).toBe(before);
  });

  it.each([3, 10_000])("gives a block shared by two arrays of %i back with the last", (count) => {
    const before = liveBlocks();
    const [first, second] = rampHalves(count);
    expect(second.data[0]).toBe(count);
    second.dispose();
    expect(first.data[1]).toBe(1);
    if (count > 3 && hasNative) expect(liveBlocks()).toBe(before + 1);
    first.dispose();
    expect(liveBlocks()).toBe(before);
  });

  it("frees what a C++ function made when its shape cannot be", () => {
    const before = liveBlocks();
    expect(thrownBy(() => ramp(-1))).toBeInstanceOf(RangeError);
    expect(liveBlocks()).toBe(before);
  });

  it("takes lengths and pointers by reference, and memory of new[]", () => {
    expect(newInts(3).toArray()).toEqual([0, 1, 2]);
    using large = newInts(100_000);
    expect(large.data[99_999]).toBe(99_999);
  });

  it("fills large arrays that were not zeroed first", () => {
    using array = rangeUninit(2, 1 << 18);
    expect(array.data[(1 << 18) - 1]).toBe(2 ** 19 - 2);
    expect(array.shape).toEqual([1 << 18]);
  });

  it("returns views of arguments, also of those that were converted", () => {
    const values = Float64Array.of(1, 2, 3, 4);
    secondHalf(values).data[0] = 30;
    expect(values[2]).toBe(30);
    expect(secondHalf([1, 2, 3]).toArray()).toEqual([2, 3]);
  });
});

describeNative("text and values", ({ repeat, sign, echo }) => {
  it("passes strings both ways, and NULL as null", () => {
    expect(repeat("ä€😀", 2)).toBe("ä€😀ä€😀");
    expect([sign(-1), sign(2), sign(0)]).toEqual(["negative", "positive", null]);
    expect(thrownBy(() => repeat(1 as never, 2)).message).toBe(
      "repeat: argument 1: a string required.  A 'number' was given",
    );
  });

  it("hands a value through as it is", () => {
    const value = {};
    expect(echo(value)).toBe(value);
  });
});
