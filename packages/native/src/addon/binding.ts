import type { Misaligned } from "../block/misalignment.ts";
import type { FileBinding } from "../files/binding.ts";
import type { KernelBinding } from "../kernels/binding.ts";
import type { SharedBinding } from "../shared/binding.ts";

/** What the addon exports. Results that are numbers instead of buffers are faults (see faults.ts). */
export interface Binding {
  /** Which functions these are, with which arguments; checked at load, before anything else is used. */
  readonly interfaceNumber: number;
  readonly registers: Float64Array;
  readonly kernels: KernelBinding;
  readonly shared: SharedBinding;
  readonly files: FileBinding;
  /** Not from the addon: kept here by block/misalignment.ts. */
  misaligned?: Misaligned;
  configure(
    externalAllowed: boolean,
    externalsRefused: boolean,
    collector: (full: boolean) => void,
    blockFactory: (...args: never) => object,
    countsDown: boolean,
  ): void;
  adopt(
    address: bigint,
    byteLength: number,
    nativeFree: bigint,
    into: ArrayBuffer | undefined,
  ): ArrayBuffer | number;
  borrow(address: bigint, byteLength: number): ArrayBuffer | number;
  acquire(byteLength: number): ArrayBuffer | number;
  escape(id: number, keepAlive: object | undefined): void;
  release(id: number): void;
  rebind(id: number, buffer: ArrayBuffer): void;
  lend(id: number, lease: object, disposedBytes: number): number | undefined;
  takeReturned(): number;
  collectWhenDue(): void;
  detach(id: number, buffer: ArrayBuffer): boolean;
  escaped(): ArrayBuffer[];
  sweep(): number;
  trim(keepBytes: number): number;
  processStats(): [cachedBytes: number, blocks: number, bytes: number];
  addressOf(view: object): bigint | undefined;
  addressNumber(view: object): number | undefined;
  malloc(byteLength: number): bigint;
  calloc(count: number, itemsize: number): bigint;
  realloc(address: bigint, byteLength: number): bigint | false;
  alignedAlloc(byteLength: number, alignment: number): bigint;
  free(address: bigint): boolean;
  alignedFree(address: bigint): boolean;
  memcpy(destination: bigint, source: bigint, byteLength: number): void;
  peek(address: bigint, scalar: number): number | bigint;
  poke(address: bigint, scalar: number, value: number | bigint): void;
  callMalloc(mallocAddress: bigint, byteLength: number): bigint;
  callFree(freeAddress: bigint, address: bigint): boolean;
}

/** Places in `Binding.registers`; the same list as `enum Register` in addon/cpp/env_state.h. */
export const register = {
  id: 0,
  address: 1,
  byteOffset: 2,
  flags: 3,
  liveBlocks: 4,
  liveBytes: 5,
  peakBlocks: 6,
  peakBytes: 7,
  adopted: 8,
  borrowed: 9,
  copied: 10,
  swept: 11,
  recycled: 12,
  released: 13,
  finalized: 14,
  sweeps: 15,
} as const;
