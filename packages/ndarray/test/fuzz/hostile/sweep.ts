import { sweep as sweepCall } from "@tsmem/testing";
import * as nd from "../../../src/index.ts";
import { unsound } from "../support/soundness.ts";
import type { PublicCall } from "./calls.ts";
import { hostileValues } from "./values.ts";

const printOptions = nd.getPrintOptions();

/**
 * Put every hostile value into every place of the calls; gives what went wrong.
 *
 * @param stepOf - more than 1 leaves out all but each step-th value, others at each place
 */
export async function sweep(
  calls: readonly PublicCall[],
  stepOf: (call: PublicCall) => number = () => 1,
): Promise<string[]> {
  const problems: string[] = [];
  for (const call of calls) {
    const options = { values: hostileValues, look: unsound, step: stepOf(call) };
    problems.push(...(await sweepCall(call, options)));
    nd.setPrintOptions(printOptions);
  }
  return problems;
}
