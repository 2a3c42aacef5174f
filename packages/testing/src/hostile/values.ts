/** What the user's own code throws; it may come out of a call as it is. */
export class OwnError extends Error {}

function own(): never {
  throw new OwnError("from the user's own code");
}

// Members that one call or another reads.
const memberNames = (
  "dtype order axis out where casting shape size length 0 re buffer byteOffset byteLength valueOf toString " +
  "toJSON names fields keepdims writeable copy mode then alloc free zero alignment kind item target name scope " +
  "timeoutMs signal handle memory tsmem lock frames sampleBytes traces frame prototype key cause"
).split(" ");

/** An object whose every known member throws when it is read. */
function thrower(): object {
  const object = {};
  for (const key of [...memberNames, Symbol.toPrimitive, Symbol.iterator]) {
    Object.defineProperty(object, key, {
      get: own,
      enumerable: typeof key === "string",
      configurable: true,
    });
  }
  return object;
}

/** An object that throws whatever is asked of it. */
function closed(): object {
  const traps = Reflect.ownKeys(Reflect).filter((key) => typeof key === "string");
  return new Proxy({}, Object.fromEntries(traps.map((trap) => [trap, own])));
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function detached(): ArrayBuffer {
  const buffer = new ArrayBuffer(8);
  structuredClone(0, { transfer: [buffer] });
  return buffer;
}

const claim = (facts: object): object => ({
  [Symbol.for("tsmem.array")]: {
    ...{ buffer: new ArrayBuffer(16), byteOffset: 0, dtype: "float64", shape: [2], strides: [8] },
    ...facts,
  },
});

/** What nobody should pass, new for each call. Numbers are such that no call does real work for long. */
export const hostileValues: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  NaN: () => NaN,
  Infinity: () => Infinity,
  "-Infinity": () => -Infinity,
  "-0": () => -0,
  "1.5": () => 1.5,
  "-1": () => -1,
  "-(2 ** 48)": () => -(2 ** 48),
  "2 ** 48": () => 2 ** 48,
  "2 ** 53": () => 2 ** 53,
  "1e308": () => 1e308,
  '""': () => "",
  '"x"': () => "x",
  '"__proto__"': () => "__proto__",
  "a lone surrogate": () => "\ud800",
  "a zero character": () => "a\0b",
  "Symbol()": () => Symbol("s"),
  "{}": () => ({}),
  "no prototype": () => Object.create(null) as object,
  "[]": () => [],
  "[[]]": () => [[]],
  "[-1]": () => [-1],
  "[1.5]": () => [1.5],
  "[NaN]": () => [NaN],
  "[2 ** 48]": () => [2 ** 48],
  "[null]": () => [null],
  "[Symbol()]": () => [Symbol("s")],
  '["x"]': () => ["x"],
  "[10n]": () => [10n],
  "[, 1]": () => Object.assign(new Array(2), { 1: 1 }),
  "itself in a list": () => {
    const list: unknown[] = [];
    list.push(list);
    return list;
  },
  "() => 1": () => () => 1,
  "a function that throws": () => own,
  class: () => Map,
  Date: () => new Date(0),
  "bad Date": () => new Date(NaN),
  Map: () => new Map([[1, 2]]),
  Set: () => new Set([1]),
  RegExp: () => /x/,
  Promise: () => Promise.resolve(1),
  "10n": () => 10n,
  "2n ** 70n": () => 2n ** 70n,
  "-(2n ** 70n)": () => -(2n ** 70n),
  true: () => true,
  false: () => false,
  Uint8Array: () => new Uint8Array(3),
  "detached Uint8Array": () => {
    const bytes = new Uint8Array(8);
    structuredClone(0, { transfer: [bytes.buffer] });
    return bytes;
  },
  DataView: () => new DataView(new ArrayBuffer(9)),
  ArrayBuffer: () => new ArrayBuffer(9),
  "detached ArrayBuffer": detached,
  SharedArrayBuffer: () => new SharedArrayBuffer(9),
  "reading members throws": thrower,
  "everything throws": closed,
  "revoked object": () => revoked({}),
  "revoked list": () => revoked([]),
  "revoked function": () => revoked(own),
  "says to be a function": () => Object.create(Function.prototype) as object,
  "says to be a list": () => ({ length: 2, 0: 1, 1: 2 }),
  "says to be a promise": () => ({ then: 1 }),
  "claim: nothing": () => ({ [Symbol.for("tsmem.array")]: null }),
  "claim: no buffer": () => claim({ buffer: null }),
  "claim: detached": () => claim({ buffer: detached() }),
  "claim: byteOffset beyond": () => claim({ byteOffset: 8 }),
  "claim: byteOffset NaN": () => claim({ byteOffset: NaN }),
  "claim: other dtype": () => claim({ dtype: "nonsense" }),
  "claim: shape null": () => claim({ shape: null }),
  "claim: strides beyond": () => claim({ strides: [16] }),
  "claim: owner lends nothing": () => claim({ owner: { [Symbol.for("tsmem.lease")]: () => null } }),
  "claim: throws": () => ({
    get [Symbol.for("tsmem.array")](): never {
      return own();
    },
  }),
  "has no allocator": () => ({ [Symbol.for("tsmem.allocator")]: null }),
  "allocator without free": () => ({
    alloc: () => ({ buffer: new ArrayBuffer(8), byteOffset: 0 }),
  }),
  "allocator of nothing": () => ({ alloc: () => null, free: () => undefined }),
  "allocator that throws": () => ({ alloc: own, free: own }),
  "allocator of numbers": () => ({ alloc: () => ({ buffer: 1, byteOffset: "x" }), free: () => 1 }),
  "allocator of too little": () => ({
    alloc: () => ({ buffer: new ArrayBuffer(1), byteOffset: 0, byteLength: 1 }),
    free: () => undefined,
  }),
  "allocator of detached memory": () => ({
    alloc: (byteLength: number) => ({ buffer: detached(), byteOffset: 0, byteLength }),
    free: () => undefined,
  }),
  "allocator of odd places": () => ({
    alloc: () => ({ buffer: new ArrayBuffer(4096), byteOffset: 3, byteLength: 4000 }),
    free: () => undefined,
  }),
};
