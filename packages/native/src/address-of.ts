import { InvalidArgumentError, readArray, ReleasedError } from "@tsmem/core";
import { needBinding } from "./addon/load.ts";

/**
 * The address of the first byte of a buffer or view, for C functions called through an FFI.
 *
 * It stays valid while the memory does: keep the view alive and undisposed until C is done.
 *
 * @param view - ArrayBuffer, SharedArrayBuffer, typed array, Buffer, DataView, or an object that
 *   answers the array protocol (the address of its element (0, 0, …))
 * @returns the address; 0n or any other value for an empty one
 * @throws {ReleasedError} the buffer is detached or the array was released
 * @throws {InvalidArgumentError} none of these
 * @throws {UnavailableError} the addon could not be loaded
 */
export function addressOf(view: object): bigint {
  const binding = needBinding("addressOf");
  const facts = readArray(view);
  if (facts !== undefined) return bufferAddress(facts.buffer) + BigInt(facts.byteOffset);
  if (isBuffer(view)) return bufferAddress(view);
  if (ArrayBuffer.isView(view)) {
    checkAttached(view.buffer);
    const address = binding.addressOf(view);
    if (address !== undefined) return address;
  }
  throw new InvalidArgumentError(
    "addressOf: the value has no memory of its own; give an ArrayBuffer, a view of one, or an " +
      "object of the array protocol",
    { value: view },
  );
}

function bufferAddress(buffer: ArrayBuffer | SharedArrayBuffer): bigint {
  const binding = needBinding("addressOf");
  checkAttached(buffer);
  // Node-API has no call for a SharedArrayBuffer, but knows typed arrays over one.
  return binding.addressOf(buffer instanceof ArrayBuffer ? buffer : new Uint8Array(buffer)) ?? 0n;
}

function isBuffer(value: object): value is ArrayBuffer | SharedArrayBuffer {
  return (
    value instanceof ArrayBuffer ||
    (typeof SharedArrayBuffer !== "undefined" && value instanceof SharedArrayBuffer)
  );
}

function checkAttached(buffer: ArrayBuffer | SharedArrayBuffer): void {
  if (!(buffer instanceof ArrayBuffer) || !isDetached(buffer)) return;
  throw new ReleasedError("addressOf: the buffer is detached; its memory has moved away");
}

function isDetached(buffer: ArrayBuffer): boolean {
  const { detached } = buffer as { detached?: boolean };
  if (detached !== undefined) return detached;
  try {
    new Uint8Array(buffer); // the only sign of a detached buffer in Node 20
    return false;
  } catch {
    return true;
  }
}
