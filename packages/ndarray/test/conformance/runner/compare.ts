import { hexOf } from "./bytes.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import { WeakFloat } from "../../../src/dtype/weak-float.ts";
import { isComplex } from "../../../src/dtype/complex.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import type { Expectation, Json, Level } from "./case.ts";
import { codeOfDType, dtypeOfCode } from "./dtype-code.ts";
import { elements } from "./elements.ts";
import { BufferValue, NestedList } from "./op.ts";
import { isArray, isDType } from "./kinds.ts";
import { difference, real, show } from "./values.ts";

/** What an expectation is held against. */
export interface Situation {
  readonly values: ReadonlyMap<string, unknown>;
  readonly level: Level;
  readonly ulp: number;
}

/** Why a value is not what the record expects, or undefined when it is. */
export function mismatch(
  actual: unknown,
  expected: Expectation,
  at: Situation,
): string | undefined {
  if (expected.is !== undefined) {
    return actual === at.values.get(expected.is)
      ? undefined
      : `is not the same object as ${expected.is}`;
  }
  switch (expected.k) {
    case "s":
      return scalarMismatch(actual, expected, at);
    case "list":
      return listMismatch(actual, expected, at);
    case "dt":
      return dtypeMismatch(actual, expected.v!);
    case "py":
      return plainMismatch(actual, expected.v!);
    default:
      return arrayMismatch(actual, expected, at);
  }
}

function dtypeMismatch(actual: unknown, expected: Json): string | undefined {
  if (!isDType(actual)) return `${show(actual)} is no dtype`;
  const [left, right] = [codeOfDType(actual), codeOfDType(dtypeOfCode(expected))];
  return JSON.stringify(left) === JSON.stringify(right)
    ? undefined
    : `dtype ${show(left)} not ${show(right)}`;
}

function scalarMismatch(actual: unknown, expected: Expectation, at: Situation): string | undefined {
  // A record scalar of NumPy looks into its array, as a view without axes does.
  if (isArray(actual) && actual.ndim === 0) {
    const [value] = elements(actual);
    return (
      dtypeMismatch(actual.dtype, expected.d!) ??
      difference(value, expected.v!, actual.dtype, at.ulp)
    );
  }
  if (!(actual instanceof Scalar)) return `${kindOf(actual)} where a scalar is expected`;
  // Text is as long as it is, whatever the room it had.
  if ("SU".includes(actual.dtype.kind) && (expected.d as string).startsWith(actual.dtype.kind)) {
    return difference(actual.value, expected.v!, actual.dtype, at.ulp);
  }
  return (
    dtypeMismatch(actual.dtype, expected.d!) ??
    difference(actual.value, expected.v!, actual.dtype, at.ulp)
  );
}

function listMismatch(actual: unknown, expected: Expectation, at: Situation): string | undefined {
  if (!(actual instanceof NestedList)) return `${kindOf(actual)} where nested lists are expected`;
  const compare = (left: unknown, right: Json, depth: number): string | undefined => {
    if (depth === 0) return difference(left, right, actual.dtype, at.ulp);
    const list = right as readonly Json[];
    if (!Array.isArray(left) || left.length !== list.length)
      return `${show(left)} not ${show(right)}`;
    return firstOf(list.map((part, i) => compare(left[i], part, depth - 1)));
  };
  return (
    dtypeMismatch(actual.dtype, expected.d!) ??
    compare(actual.values, expected.v!, depthOf(actual.values))
  );
}

// In the files records, complex numbers and sub-arrays are lists too, so the values tell.
function depthOf(values: unknown): number {
  let depth = 0;
  for (let part = values; Array.isArray(part); part = (part as readonly unknown[])[0]) depth += 1;
  return depth;
}

function plainMismatch(actual: unknown, expected: Json): string | undefined {
  return isPlain(actual, expected) ? undefined : `${show(actual)} not ${show(expected)}`;
}

function isPlain(actual: unknown, expected: Json): boolean {
  if (typeof expected !== "object" || expected === null) {
    if (typeof actual === "bigint") return actual === BigInt(expected as number);
    return Object.is(actual, expected);
  }
  if (Array.isArray(expected)) return isPlain(actual, { l: expected });
  const [[kind, part]] = Object.entries(expected) as [[string, Json]];
  switch (kind) {
    case "f": {
      const value = actual instanceof WeakFloat ? actual.value : actual;
      return Object.is(value, real(part));
    }
    case "c": {
      const [re, im] = (part as readonly Json[]).map(real);
      return isComplex(actual) && Object.is(actual.re, re) && Object.is(actual.im, im);
    }
    case "i":
      return (
        (typeof actual === "bigint" || typeof actual === "number") &&
        BigInt(actual) === BigInt(part as string)
      );
    case "s":
      return actual === part;
    case "hex": {
      const bytes = actual instanceof BufferValue ? actual.bytes : actual;
      return bytes instanceof Uint8Array && hexOf(bytes) === part;
    }
    case "l":
    case "tu": {
      const list = part as readonly Json[];
      return (
        Array.isArray(actual) &&
        actual.length === list.length &&
        list.every((value, i) => isPlain(actual[i], value))
      );
    }
    case "dt":
      return dtypeMismatch(actual, part) === undefined;
    default:
      return false;
  }
}

function arrayMismatch(actual: unknown, expected: Expectation, at: Situation): string | undefined {
  if (!isArray(actual)) return `${kindOf(actual)} where an array is expected`;
  const shape = expected.s!;
  if (!isSameList(actual.shape, shape)) return `shape ${show(actual.shape)} not ${show(shape)}`;
  return (
    dtypeMismatch(actual.dtype, expected.d!) ??
    layoutMismatch(actual, expected, at) ??
    ownerMismatch(actual, expected, at) ??
    firstOf(
      elements(actual).map((value, i) => {
        const found = difference(value, (expected.v as readonly Json[])[i]!, actual.dtype, at.ulp);
        return found && `element ${i}: ${found}`;
      }),
    )
  );
}

function layoutMismatch(a: NDArray, expected: Expectation, at: Situation): string | undefined {
  const shape = expected.s!;
  const isEmpty = shape.includes(0);
  const strides = expected.t ?? defaultStrides(shape, a.itemsize);
  // A result that a computation allocated may be laid out as the library likes.
  const isFree = at.level === "essential" && (expected.w === undefined || expected.w === "?");
  if (!(at.level === "essential" && (isEmpty || isFree))) {
    const differs = strides.some(
      (stride, axis) =>
        stride !== a.strides[axis] && !(at.level === "essential" && shape[axis] === 1),
    );
    if (differs) return `strides ${show(a.strides)} not ${show(strides)}`;
  }
  if (expected.f === undefined) return undefined;
  const { flags } = a;
  const letters: readonly (readonly [string, boolean])[] = [
    ["C", flags.cContiguous],
    ["F", flags.fContiguous],
    ["O", flags.owndata],
    ["W", flags.writeable],
    ["A", flags.aligned],
  ];
  for (const [letter, is] of letters) {
    if (letter === "O" && expected.w === "?") continue;
    if (isFree && (letter === "C" || letter === "F")) continue;
    if (is !== expected.f.includes(letter)) return `flag ${letter} is ${is}`;
  }
  return undefined;
}

function ownerMismatch(a: NDArray, expected: Expectation, at: Situation): string | undefined {
  if (expected.w === undefined) {
    return a.base === null ? undefined : "is a view where it must own its memory";
  }
  // Memory of an unnamed temporary: that no named array shares it is in the list of sharing pairs.
  if (expected.w === "?") return undefined;
  const owner = at.values.get(expected.w);
  const base = expected.b === undefined ? owner : at.values.get(expected.b);
  if (owner instanceof BufferValue) {
    if (a.storage.source === null) return `owns its memory where ${expected.w} does`;
    if (a.size > 0 && a.storage.view.buffer !== owner.bytes.buffer)
      return `is not over buffer ${expected.w}`;
    if (expected.b !== undefined && a.root !== base) return `base is not ${expected.b}`;
  } else if (a.root !== base) {
    return a.root === null
      ? `owns its memory where ${expected.w} does`
      : `base is not ${expected.b ?? expected.w}`;
  }
  if (at.level === "essential" && a.size === 0) return undefined;
  const start = isArray(owner) ? owner.storage.byteStart : 0;
  const offset = a.byteOffset - start;
  return offset === (expected.o ?? 0) ? undefined : `offset ${offset} not ${expected.o ?? 0}`;
}

function defaultStrides(shape: readonly number[], itemsize: number): number[] {
  if (shape.includes(0)) return shape.map(() => 0);
  const strides: number[] = [];
  let step = itemsize;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

function firstOf(found: readonly (string | undefined)[]): string | undefined {
  return found.find((text) => text !== undefined);
}

function kindOf(value: unknown): string {
  if (isArray(value)) return `an array of shape ${show(value.shape)}`;
  if (value instanceof Scalar) return `a scalar ${value.dtype.toString()}`;
  return show(value);
}
