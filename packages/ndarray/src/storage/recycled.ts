import { type Allocation, type Allocator, requireOptional } from "@tsmem/core";
import { nativeSetting } from "../kernels/setting.ts";

/** The parts of `@tsmem/native/storage` that are used here. */
interface NativeStorage {
  readonly recycleFrom: number;
  acquire(byteLength: number, zero: boolean): Allocation;
  release(allocation: Allocation): void;
}

/** Gives and takes back the recycled blocks of the native package. */
export interface Recycler extends Allocator {
  /** Smallest size in bytes for which a block pays off. */
  readonly recycleFrom: number;
}

let found: Recycler | null | undefined;

/**
 * Recycled memory for large results: fresh pages cost several times the arithmetic. Null without
 * `@tsmem/native`, and with `TSMEM_NATIVE=0`.
 *
 * Its blocks show what their last user left. A block whose buffer never left the package is reused
 * once its storage is disposed or collected; one that escaped waits for the engine.
 */
export function recycler(): Recycler | null {
  if (found === undefined) found = load();
  return found;
}

function load(): Recycler | null {
  if (nativeSetting === "0") return null;
  const { module } = requireOptional("@tsmem/native/storage", import.meta.url);
  const native = module as NativeStorage | undefined;
  if (native === undefined || !isUsable(native)) return null;
  return {
    recycleFrom: native.recycleFrom,
    alloc: (byteLength) => native.acquire(byteLength, false),
    free: (allocation) => {
      native.release(allocation);
    },
  };
}

/** The package is there without its addon on platforms that have no prebuilt one. */
function isUsable(native: NativeStorage): boolean {
  try {
    native.release(native.acquire(8, false));
    return true;
  } catch {
    return false;
  }
}
