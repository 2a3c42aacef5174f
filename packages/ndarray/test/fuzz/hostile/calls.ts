import type { PublicCall as HostileCall } from "@tsmem/testing";
import * as nd from "../../../src/index.ts";
import {
  type Arguments,
  binary,
  functionSamples,
  generatorSamples,
  matrix,
  type Samples,
  stringSamples,
  unary,
} from "./samples.ts";

type Call = (this: unknown, ...args: readonly unknown[]) => unknown;

export interface PublicCall extends HostileCall {
  /** True when others go through the same door: methods of functions, and element-wise functions. */
  readonly isAlike: boolean;
}

/** Methods with other arguments than the function of the same name, and without such a function. */
const methodSamples: Samples = {
  get: () => [0, 1],
  set: () => [1, 0, 1],
  sort: () => [{ axis: 0, kind: "quicksort" }],
  toString: () => [],
  dispose: () => [],
};
const elementwise = new Set([...unary, ...binary]);
const functionOfMethod: Readonly<Record<string, string>> = { resize: "resizeInPlace" };
// What the package's own functions ask of an array.
const internalMethods = new Set(["constructor", "positionOf", "load", "store"]);

function callsOf(
  prefix: string,
  functions: object,
  samples: Samples,
  self: () => unknown = () => undefined,
): PublicCall[] {
  return Object.entries(samples).flatMap(([name, given]) =>
    [given].flat().map((args) => ({
      name: prefix + name,
      run: (values: readonly unknown[]) =>
        (Reflect.get(functions, name) as Call).apply(self(), [...values]),
      args,
      isAlike: elementwise.has(name),
    })),
  );
}

function sharedMethods(): PublicCall[] {
  return namesOf(nd.NDArray.prototype)
    .filter((name) => !internalMethods.has(name) && !(name in methodSamples))
    .flatMap((name) => {
      const samples = functionSamples[functionOfMethod[name] ?? name];
      if (samples === undefined) throw new Error(`no arguments are known for the method ${name}`);
      return [samples].flat().map((args) => ({
        name: `NDArray.${name}`,
        run: (values: readonly unknown[]) =>
          (Reflect.get(nd.NDArray.prototype, name) as Call).apply(args()[0], [...values]),
        args: () => args().slice(1),
        isAlike: true,
      }));
    });
}

/** The functions among the properties of a module or prototype; classes and getters left out. */
export function namesOf(source: object): string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(source))
    .filter(
      ([, { value }]) =>
        typeof value === "function" && !/^class\b/.test(Function.prototype.toString.call(value)),
    )
    .map(([name]) => name)
    .filter((name) => name !== "constructor");
}

const constructors: readonly [name: string, make: new (...args: never[]) => object, Arguments][] = [
  ["Pcg64", nd.Pcg64, () => [new nd.SeedSequence(1)]],
  ["SeedSequence", nd.SeedSequence, () => [[1, 2], { spawnKey: [1], poolSize: 4 }]],
  ["Generator", nd.Generator, () => [new nd.Pcg64(new nd.SeedSequence(1))]],
  ["Scalar", nd.Scalar, () => [nd.dtypeOf("float32"), 1]],
  ["Scalar", nd.Scalar, () => [nd.dtypeOf([["a", "U3"]]), { a: "x" }]],
  ["WeakFloat", nd.WeakFloat, () => [2]],
  ["Complex", nd.Complex, () => [1, 2]],
];

/** All public calls of the package. */
export const publicCalls: readonly PublicCall[] = [
  ...callsOf("", nd, functionSamples),
  ...callsOf("strings.", nd.strings, stringSamples),
  ...callsOf("NDArray.", nd.NDArray.prototype, methodSamples, matrix),
  ...sharedMethods(),
  ...callsOf("Generator.", nd.Generator.prototype, generatorSamples, () => nd.defaultRng(1)),
  ...callsOf("Pcg64.", nd.Pcg64.prototype, { advance: () => [1n] }, () => {
    return new nd.Pcg64(new nd.SeedSequence(1));
  }),
  ...callsOf(
    "SeedSequence.",
    nd.SeedSequence.prototype,
    { generateState: () => [4], spawn: () => [2] },
    () => new nd.SeedSequence(1),
  ),
  ...callsOf("DType.", nd.DType.prototype, { newByteOrder: () => [">"] }, () =>
    nd.dtypeOf("int32"),
  ),
  ...constructors.map(([name, make, args]) => ({
    name: `new ${name}`,
    run: (values: readonly unknown[]) => Reflect.construct(make, values) as unknown,
    args,
    isAlike: false,
  })),
];
