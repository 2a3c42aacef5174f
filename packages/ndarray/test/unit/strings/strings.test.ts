import { describe, expect, it } from "vitest";
import { array, strings, toArray } from "../../../src/index.ts";
import type { NDArray } from "../../../src/ndarray.ts";

const words = array(["Ab c", "", "déjà vu", "x1"]);
const bytes = array(["Ab c", "x1"]).astype("S4");

/** The elements of a result as a list. */
function list(result: unknown): unknown {
  return toArray(result as NDArray);
}

describe("strings", () => {
  it("changes case by character, of bytes only in ASCII", () => {
    expect(list(strings.upper(words))).toEqual(["AB C", "", "DÉJÀ VU", "X1"]);
    expect(list(strings.title(words))).toEqual(["Ab C", "", "Déjà Vu", "X1"]);
    expect(list(strings.swapcase(words))).toEqual(["aB C", "", "DÉJÀ VU", "X1"]);
    expect(strings.lower(bytes).dtype.toString()).toBe("S4");
  });

  it("pads to a width, and leaves longer texts alone", () => {
    expect(list(strings.center(["ab", "abcd"], 3, "*"))).toEqual(["*ab", "abcd"]);
    expect(list(strings.ljust(["ab"], [1, 4]))).toEqual(["ab", "ab  "]);
    expect(list(strings.zfill(["-5", "5", ""], 3))).toEqual(["-05", "005", "000"]);
  });

  it("strips white space or the given characters, on one side or both", () => {
    expect(list(strings.strip(["  a ", "xay"]))).toEqual(["a", "xay"]);
    expect(list(strings.lstrip(["xxa"], "x"))).toEqual(["a"]);
    expect(list(strings.rstrip(["axx"], "x"))).toEqual(["a"]);
  });

  it("finds, counts and compares with the starts and ends of texts", () => {
    expect(list(strings.find(words, "b"))).toEqual([1n, -1n, -1n, -1n]);
    expect(list(strings.count(["aaa", "ba"], "a"))).toEqual([3n, 1n]);
    expect(list(strings.startswith(words, "d"))).toEqual([false, false, true, false]);
    expect(list(strings.endswith(words, "1"))).toEqual([false, false, false, true]);
  });

  it("replaces at most as often as asked, in a result as wide as its longest text", () => {
    const replaced = strings.replace(["aaa", "b"], "a", "xy", 2);
    expect(list(replaced)).toEqual(["xyxya", "b"]);
    expect(replaced.dtype.toString()).toBe("U5");
  });

  it("repeats and joins over broadcast shapes", () => {
    expect(list(strings.multiply(["ab"], array([[0], [2]])))).toEqual([[""], ["abab"]]);
    expect(list(strings.add(["a", "b"], "c"))).toEqual(["ac", "bc"]);
  });

  it("refuses numbers, mixed kinds and widths that no text can have", () => {
    const code = (value: string): unknown => expect.objectContaining({ code: value });
    expect(() => strings.upper([1])).toThrow(code("ERR_TSMEM_DTYPE"));
    expect(() => strings.add(words, array(["a"]).astype("S1"))).toThrow(code("ERR_TSMEM_DTYPE"));
    expect(() => strings.zfill(["a"], 2 ** 40)).toThrow(code("ERR_TSMEM_SIZE_OVERFLOW"));
    expect(() => strings.multiply(["a"], Infinity)).toThrow(code("ERR_TSMEM_SIZE_OVERFLOW"));
  });
});
