import { type Lender, requireOptional, UnavailableError } from "@tsmem/core";

/** A stretch of foreign memory that JavaScript can see. */
export interface NativeBlock extends Lender {
  readonly released: boolean;
  dispose(): void;
}

/** The parts of `@tsmem/native` that pools use. */
export interface NativeModule {
  readonly available: boolean;
  readonly reason?: string;
  addressOf(view: ArrayBuffer | SharedArrayBuffer | ArrayBufferView): bigint;
  borrow(address: bigint, byteLength: number, keepAlive: object): NativeBlock;
}

/** The parts of `@tsmem/native/unsafe` that pools use. */
export interface UnsafeModule {
  calloc(count: number, itemsize: number): bigint;
  memcpy(destination: bigint, source: bigint, byteLength: number): void;
  wrapMalloc(functionAddress: bigint): (byteLength: number) => bigint;
  wrapFree(functionAddress: bigint): (address: bigint) => void;
}

interface Native {
  readonly module: NativeModule;
  readonly unsafe: UnsafeModule;
}

type Found = Native | { readonly reason: string };

let found: Found | undefined;

function find(): Found {
  const main = requireOptional("@tsmem/native", import.meta.url);
  if (main.reason !== undefined) return { reason: main.reason };
  const module = main.module as NativeModule;
  if (!module.available) return { reason: module.reason ?? "the addon did not load" };
  const unsafe = requireOptional("@tsmem/native/unsafe", import.meta.url);
  if (unsafe.reason !== undefined) return { reason: unsafe.reason };
  return { module, unsafe: unsafe.module as UnsafeModule };
}

/**
 * `@tsmem/native`, looked for at the first call.
 *
 * @throws {UnavailableError} with the reason why it is not there
 */
export function requireNative(operation: string): Native {
  found ??= find();
  if ("module" in found) return found;
  throw new UnavailableError(
    `${operation}: @tsmem/native is not available (${found.reason}); install it to work with C addresses`,
    { reason: found.reason },
  );
}

/** Whether C addresses can be had here. */
export function hasNative(): boolean {
  found ??= find();
  return "module" in found;
}

/** C address of the first byte, or undefined without native. */
export function addressOfMemory(memory: ArrayBuffer | Uint8Array): bigint | undefined {
  found ??= find();
  return "module" in found ? found.module.addressOf(memory) : undefined;
}
