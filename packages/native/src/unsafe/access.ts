import { checkSize, InvalidArgumentError, OutOfRangeError, show } from "@tsmem/core";
import { needBinding } from "../addon/load.ts";
import { checkAddress } from "../block/faults.ts";

/** What `peek` and `poke` read and write, in the byte order of the machine and at any alignment. */
export type ScalarType =
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "float32"
  | "float64"
  | "int64"
  | "uint64";

/** 64-bit integers are bigints, all others numbers. */
export type ScalarOf<T extends ScalarType> = T extends "int64" | "uint64" ? bigint : number;

// The same order as `enum class Scalar` in addon/cpp/unsafe.cc.
const scalarTypes: readonly ScalarType[] = [
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "float32",
  "float64",
  "int64",
  "uint64",
];

/** Copy bytes from `source` to `destination`; the ranges may overlap. */
export function memcpy(destination: bigint, source: bigint, byteLength: number): void {
  const binding = needBinding("memcpy");
  checkAddress("memcpy", "destination", destination);
  checkAddress("memcpy", "source", source);
  checkSize("memcpy", "byteLength", byteLength);
  binding.memcpy(destination, source, byteLength);
}

/** Read one scalar at an address. */
export function peek<T extends ScalarType>(address: bigint, type: T): ScalarOf<T> {
  const binding = needBinding("peek");
  checkAddress("peek", "address", address);
  return binding.peek(address, indexOf("peek", type)) as ScalarOf<T>;
}

/**
 * Write one scalar at an address.
 *
 * @throws {OutOfRangeError} an integer does not fit the type
 * @throws {InvalidArgumentError} `value` is a bigint for a number type, or the reverse
 */
export function poke<T extends ScalarType>(address: bigint, type: T, value: ScalarOf<T>): void {
  const binding = needBinding("poke");
  checkAddress("poke", "address", address);
  const index = indexOf("poke", type);
  checkScalar(type, value);
  binding.poke(address, index, value);
}

function indexOf(operation: string, type: ScalarType): number {
  const index = scalarTypes.indexOf(type);
  if (index >= 0) return index;
  throw new InvalidArgumentError(
    `${operation}: type is ${show(type)}; give one of ${scalarTypes.join(", ")}`,
    { value: type },
  );
}

function checkScalar(type: ScalarType, value: unknown): void {
  const isWide = type === "int64" || type === "uint64";
  if (typeof value !== (isWide ? "bigint" : "number")) {
    throw new InvalidArgumentError(
      `poke: the value is a ${typeof value}; give a ${isWide ? "bigint" : "number"} for ${type}`,
      { value },
    );
  }
  if (type.startsWith("float")) return;
  const bits = BigInt(type.replace(/\D+/, ""));
  const low = type.startsWith("u") ? 0n : -(1n << (bits - 1n));
  const high = low + (1n << bits) - 1n;
  const isInteger = typeof value === "bigint" || Number.isInteger(value);
  const integer = isInteger ? BigInt(value as number | bigint) : high + 1n;
  if (integer >= low && integer <= high) return;
  throw new OutOfRangeError(
    `poke: ${String(value)} out of bounds for ${type}; give ${low} to ${high}`,
    { value },
  );
}
