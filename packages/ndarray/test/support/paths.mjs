import { available, cpuLevel } from "@tsmem/native/kernels";

/**
 * Environments for the ways in which results come about, each alone: JavaScript first, then every
 * operation in a native kernel that has one, whatever its size.
 *
 * @param isAll - at each CPU level of this machine instead of the best one
 */
export function paths(isAll) {
  const levels = ["baseline", "avx2", "avx512"];
  const here = available ? levels.slice(0, levels.indexOf(cpuLevel()) + 1) : [];
  return [
    { name: "JavaScript", env: { TSMEM_NATIVE: "0" } },
    ...(isAll ? here : here.slice(-1)).map((level) => ({
      name: `native ${level}`,
      env: { TSMEM_NATIVE: "1", TSMEM_CPU: level },
    })),
  ];
}
