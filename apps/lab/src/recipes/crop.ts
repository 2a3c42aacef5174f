import { available, example, reason } from "example-addon";
import { arraySymbol } from "@tsmem/core";
import { outcome, type Recipe } from "../recipe.ts";

/** A C function with a strided input and an output that it allocates, wrapped by one declaration. */
export const crop: Recipe = {
  name: "crop",
  title: "crop: a C function on a strided array, through tsmem.h",
  expects:
    "[[200,300,400,500],[2000,3000,4000,5000]] from a strided input; wrong bounds are refused",
  unavailable: () => (available ? undefined : reason),
  run(progress) {
    // Every second column of this 3 x 12 table, so rows of 6 that are not contiguous.
    const table = Int32Array.from({ length: 36 }, (_, i) =>
      i % 2 === 0 ? ((i % 12) / 2) * 10 ** (Math.floor(i / 12) + 1) : -1,
    );
    const everySecond = {
      [arraySymbol]: {
        buffer: table.buffer,
        byteOffset: 0,
        dtype: "int32",
        shape: [3, 6],
        strides: [48, 8],
      },
    };
    progress("rows 1 to 2, columns 2 to 5");
    const part = example!.crop(everySecond, 1, 3, 2, 6).toArray();
    const whole = example!.crop(everySecond, 0, 3, 0, 6);
    const nothing = example!.crop(everySecond, 2, 2, 1, 5);
    return Promise.resolve(
      outcome(JSON.stringify(part), {
        "cropped values": JSON.stringify(part) === "[[200,300,400,500],[2000,3000,4000,5000]]",
        "the full range": whole.shape.join() === "3,6",
        "an empty range": nothing.shape.join() === "0,4",
        "bounds beyond the array": isRangeError(() => example!.crop(everySecond, 0, 4, 0, 6)),
        "negative bounds": isRangeError(() => example!.crop(everySecond, -1, 2, 0, 6)),
      }),
    );
  },
};

function isRangeError(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
}
