import type { Signature, Ufunc } from "./definition.ts";

/** The loop with exactly these inputs. */
export function exactLoop<Loop>(
  ufunc: Ufunc<Loop>,
  nums: readonly number[],
): Signature<Loop> | undefined {
  return ufunc.signatures.find(({ inputs }) => inputs.every((num, k) => num === nums[k]));
}
