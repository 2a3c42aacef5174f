import { binding, type CpuLevel } from "../../src/kernels/binding.ts";

const all: readonly CpuLevel[] = ["baseline", "avx2", "avx512"];

/** The levels that this machine can run, slowest first. */
export const levels: readonly CpuLevel[] = all.filter(
  (level) => binding?.cpuLevel(level) === level,
);

/** Run `body` on every level of this machine. */
export function onEachLevel(body: (level: CpuLevel) => void): void {
  for (const level of levels) {
    binding!.cpuLevel(level);
    body(level);
  }
}
