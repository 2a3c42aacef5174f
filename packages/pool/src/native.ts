import { requireOptional, UnavailableError } from "@tsmem/core";

/** The parts of `@tsmem/native` that pools use. */
interface NativeModule {
  readonly available: boolean;
  readonly reason?: string;
  addressOf(view: ArrayBuffer | SharedArrayBuffer | ArrayBufferView): bigint;
}

type Found = { readonly module: NativeModule } | { readonly reason: string };

let found: Found | undefined;

function find(): Found {
  const { module, reason } = requireOptional("@tsmem/native", import.meta.url);
  if (reason !== undefined) return { reason };
  const native = module as NativeModule;
  if (!native.available) return { reason: native.reason ?? "the addon did not load" };
  return { module: native };
}

/** `@tsmem/native`, looked for at the first call, or undefined when it cannot be had here. */
export function optionalNative(): NativeModule | undefined {
  found ??= find();
  return "module" in found ? found.module : undefined;
}

/**
 * `@tsmem/native` for a call that cannot do without.
 *
 * @throws {UnavailableError} with the reason why it is not there
 */
export function requireNative(operation: string): NativeModule {
  found ??= find();
  if ("module" in found) return found.module;
  throw new UnavailableError(
    `${operation}: @tsmem/native is not available (${found.reason}); install it to work with C addresses`,
    { reason: found.reason },
  );
}

/** C address of a buffer's first byte, or undefined without native. */
export function addressOfBuffer(buffer: ArrayBuffer | SharedArrayBuffer): bigint | undefined {
  return optionalNative()?.addressOf(buffer);
}
