import type { Tracer } from "./tracer.ts";

type AnyConstructor = new (...args: unknown[]) => ArrayBufferView | ArrayBuffer | SharedArrayBuffer;
type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

interface BufferLike {
  readonly prototype: object;
}

// V8 keeps typed arrays up to this size on its own heap; they are not memory outside of it.
const onHeapByteLength = 64;
const viewNames = [
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "BigInt64Array",
  "BigUint64Array",
  "Float16Array",
  "Float32Array",
  "Float64Array",
  "DataView",
];
const bufferMakers = ["alloc", "allocUnsafe", "allocUnsafeSlow", "from", "concat", "copyBytesFrom"];
const bufferViews = ["subarray", "slice"];

/**
 * Trace what all code of this realm allocates as ArrayBuffer, typed array or Buffer, and the views it
 * makes, by standing in front of the constructors until the returned function is called.
 *
 * Buffers that Node makes inside its own C++ (such as the result of `fs.readFile`) are not seen.
 *
 * @returns undoes every change
 */
export function traceGlobals(tracer: Tracer): () => void {
  const undo: (() => void)[] = [];
  const pools = new WeakSet();
  const scope = globalThis as unknown as Record<string, AnyConstructor | undefined>;
  for (const name of ["ArrayBuffer", "SharedArrayBuffer"]) {
    wrapConstructor(scope, name, undo, (made) => {
      if (made.byteLength > 0) tracer.allocated("ArrayBuffer", made, made.byteLength);
    });
  }
  for (const name of viewNames) {
    wrapConstructor(scope, name, undo, (made, args) => {
      if (isBuffer(args[0])) noteView(tracer, made as ArrayBufferView, args[0]);
      else if (made.byteLength > onHeapByteLength) {
        tracer.allocated("ArrayBuffer", (made as ArrayBufferView).buffer, made.byteLength);
      }
    });
  }
  const buffer = scope["Buffer"] as (BufferLike & Record<string, unknown>) | undefined;
  if (buffer !== undefined) {
    for (const name of bufferMakers) {
      wrapMethod(buffer, name, undo, (made, args) => {
        const memory = made.buffer;
        if (isBuffer(args[0])) noteView(tracer, made, memory);
        else if (memory.byteLength === made.byteLength) {
          if (made.byteLength > 0) tracer.allocated("Buffer", memory, made.byteLength);
        } else {
          if (!pools.has(memory)) tracer.allocated("Buffer pool", memory, memory.byteLength);
          pools.add(memory);
          noteView(tracer, made, memory);
        }
      });
    }
    for (const name of bufferViews) {
      wrapMethod(buffer.prototype as Record<string, unknown>, name, undo, (made) => {
        noteView(tracer, made, made.buffer);
      });
    }
  }
  return () => {
    for (const step of undo.reverse()) step();
  };
}

function noteView(tracer: Tracer, view: ArrayBufferView, base: ArrayBufferLike): void {
  if (view.byteLength < base.byteLength) {
    tracer.viewed(view, base, view.byteLength, base.byteLength, true);
  }
}

function isBuffer(value: unknown): value is ArrayBufferLike {
  return (
    value instanceof ArrayBuffer ||
    (typeof SharedArrayBuffer !== "undefined" && value instanceof SharedArrayBuffer)
  );
}

function wrapConstructor(
  scope: Record<string, AnyConstructor | undefined>,
  name: string,
  undo: (() => void)[],
  note: (made: ArrayBufferView | ArrayBuffer, args: readonly unknown[]) => void,
): void {
  const original = scope[name];
  if (original === undefined) return;
  let isActive = true;
  const wrapper: AnyConstructor = new Proxy(original, {
    construct(target, args: unknown[], newTarget): object {
      // A subclass passes itself as newTarget and must stay what it is.
      const made = Reflect.construct(target, args, newTarget === wrapper ? target : newTarget) as
        ArrayBufferView | ArrayBuffer;
      if (isActive) note(made, args);
      return made;
    },
  });
  undo.push(
    replace(scope, name, wrapper),
    // x.constructor === Float64Array holds for people who compare with the global.
    replace(original.prototype as Record<string, unknown>, "constructor", wrapper),
    () => (isActive = false),
  );
}

function wrapMethod(
  owner: Record<string, unknown>,
  name: string,
  undo: (() => void)[],
  note: (made: Uint8Array, args: readonly unknown[]) => void,
): void {
  const original = owner[name] as AnyFunction | undefined;
  if (original === undefined) return;
  let isActive = true;
  const wrapper = new Proxy(original, {
    apply(target, self, args: unknown[]): unknown {
      const made = Reflect.apply(target, self, args);
      if (isActive && made instanceof Uint8Array) note(made, args);
      return made;
    },
  });
  undo.push(replace(owner, name, wrapper), () => (isActive = false));
}

function replace(owner: Record<string, unknown>, name: string, value: unknown): () => void {
  const old = Object.getOwnPropertyDescriptor(owner, name)!;
  Object.defineProperty(owner, name, { ...old, value });
  return () => {
    // Someone who wrapped the name after us keeps their wrapper; ours is inactive by then.
    if (Object.getOwnPropertyDescriptor(owner, name)?.value === value) {
      Object.defineProperty(owner, name, old);
    }
  };
}
