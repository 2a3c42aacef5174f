import { expectTypeOf, it } from "vitest";
import { type Lock, openSharedArray, sharedArray, SharedMemory } from "../../src/index.ts";

it("data has the typed array of the dtype", () => {
  expectTypeOf(sharedArray([2], "float64").data).toEqualTypeOf<Float64Array>();
  expectTypeOf(sharedArray(2, "int64").data).toEqualTypeOf<BigInt64Array>();
  expectTypeOf(sharedArray(2, "complex64").data).toEqualTypeOf<Float32Array>();
  expectTypeOf(sharedArray(2, "S5").data).toEqualTypeOf<Uint8Array>();
  expectTypeOf(openSharedArray<"uint16">("").data).toEqualTypeOf<Uint16Array>();
});

it("data of a dtype that is known at run time only may be any of them", () => {
  const { data } = openSharedArray("");
  expectTypeOf(data).extract<Float64Array>().toEqualTypeOf<Float64Array>();
  expectTypeOf(data).extract<BigInt64Array>().toEqualTypeOf<BigInt64Array>();
});

it("has a lock for sure when one was asked for", () => {
  expectTypeOf(sharedArray([2], "int8", { lock: true }).lock).toEqualTypeOf<Lock>();
  expectTypeOf(sharedArray([2], "int8").lock).toEqualTypeOf<Lock | undefined>();
});

it("what must not compile", () => {
  // @ts-expect-error a segment needs a size
  expectTypeOf(() => SharedMemory.create({})).toBeFunction();
  // @ts-expect-error the constructor is private
  expectTypeOf(SharedMemory).toBeConstructibleWith();
  // @ts-expect-error no such scope
  expectTypeOf(sharedArray).toBeCallableWith([2], "int8", { scope: "threads" });
});
