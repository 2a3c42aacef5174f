import { UnavailableError } from "@tsmem/core";
import { binding as addon, reason } from "../addon/load.ts";
import { Slot } from "./generated/table.ts";

/** Instruction sets that the kernels are compiled for. On ARM, `baseline` includes NEON. */
export type CpuLevel = "baseline" | "avx2" | "avx512";

/** What the addon exports under `kernels`: functions that read the argument block. */
export interface KernelBinding {
  bind(block: Float64Array): void;
  address(view: Uint8Array): number;
  /** The level in use; with an argument, change it if the CPU has that one (for tests). */
  cpuLevel(wanted?: CpuLevel): CpuLevel;
  threads(count?: number): number;
  copy(): void;
  unary(): void;
  binary(): void;
  where(): void;
  reduce(): void;
  maskCount(): void;
  maskSelect(): void;
  maskFill(): void;
  maskPut(): void;
  nonzero(): void;
  take(): void;
  put(): void;
  positions(): void;
  swap(): void;
  reduceat(): void;
  random(): void;
  argReduce(): void;
  accumulate(): void;
  sort(): void;
  argsort(): void;
  partition(): void;
  argpartition(): void;
  matmul(): void;
  lu(): void;
  solve(): void;
  cholesky(): void;
  qr(): void;
  eigh(): void;
  svd(): void;
}

/** The argument block. Shared memory, because nothing can detach it while C++ holds its address. */
export const block: Float64Array =
  typeof SharedArrayBuffer === "undefined"
    ? new Float64Array(Slot.slots)
    : new Float64Array(new SharedArrayBuffer(Slot.slots * 8));

function bound(): KernelBinding | undefined {
  if (block.buffer instanceof ArrayBuffer) return undefined;
  addon?.kernels.bind(block);
  return addon?.kernels;
}

/** The kernels of the addon; undefined when it could not be loaded. */
export const binding: KernelBinding | undefined = bound();

/** @throws {UnavailableError} the addon could not be loaded */
export function needKernels(): KernelBinding {
  if (binding !== undefined) return binding;
  const why = reason ?? "no SharedArrayBuffer";
  throw new UnavailableError(
    `kernels: the native addon is not available: ${why}; check \`available\` first`,
    { reason: why },
  );
}
