import { fromBuffer, type NDArray, sharesMemory } from "@tsmem/ndarray";
import { outcome, type Recipe } from "../recipe.ts";

/** Arrays are views of bytes: several of them, of several dtypes, over one buffer. */
export const oneBufferManyArrays: Recipe = {
  name: "one-buffer",
  title: "One buffer, many arrays: floats A, B, C, then integers D, E over the same bytes",
  expects: "an int32 read as int16 gives 13124 4386 0 0 …; what does not fit is refused",
  run(progress) {
    progress("A, B and C side by side in 24 bytes");
    const buffer = new ArrayBuffer(24);
    const floats = (byteOffset: number): NDArray<"float32"> =>
      fromBuffer(buffer, { dtype: "float32", byteOffset, shape: [2] });
    const [a, b, c] = [floats(0), floats(8), floats(16)];
    a.assign([1, 2]);
    b.assign([3, 4]);
    c.assign([5, 6]);
    const asFloats = [a, b, c].map(text);
    const firstBytes = new Uint8Array(buffer, 0, 4).join(" ");

    progress("D and E over the same 24 bytes");
    const d = fromBuffer(buffer, { dtype: "int32", byteOffset: 0, shape: [3] });
    const e = fromBuffer(buffer, { dtype: "int32", byteOffset: 12, shape: [3] });
    d.assign([0x11223344, 0, 0]);
    const reinterpreted = text(d.view("int16"));
    const pair = d.slice([0, 1]).view("int16");
    pair.set(-1, 0);

    return Promise.resolve(
      outcome(`A, B, C: ${asFloats.join(", ")}; D as int16: ${reinterpreted}`, {
        "values of A, B and C": asFloats.join() === "1 2,3 4,5 6",
        "bytes of 1.0": firstBytes === "0 0 128 63",
        "int32 read as int16": reinterpreted === "13124 4386 0 0 0 0",
        "a view of a part writes through": d.get(0) === 0x1122ffff,
        "A and D share bytes": sharesMemory(a, d),
        "A and C do not": !sharesMemory(a, c),
        "D and E do not": !sharesMemory(d, e),
        "a dtype that does not divide the row": throwsRangeError(() =>
          fromBuffer(buffer, { dtype: "int16", byteOffset: 0, shape: [3] }).view("int32"),
        ),
        "a range behind the end": throwsRangeError(() =>
          fromBuffer(buffer, { dtype: "float32", byteOffset: 20, shape: [2] }),
        ),
        "an array moved by one byte": !fromBuffer(buffer, {
          dtype: "int16",
          byteOffset: 1,
          shape: [1],
        }).flags.aligned,
      }),
    );
  },
};

function text(array: NDArray): string {
  return Array.from(array, Number).join(" ");
}

function throwsRangeError(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
}
