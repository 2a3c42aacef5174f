import { available, reason } from "example-addon";
import { outcome, type Recipe } from "../recipe.ts";
import { runChild } from "../run-child.ts";

interface Left {
  readonly rssPerCall: number;
  readonly heapPerCall: number;
  readonly growthMiB: number;
  readonly inputsAlive: number;
  readonly liveBlocks: number;
}

/** What 100,000 calls and 300 fresh inputs of 1 MiB leave behind, right and with a missing release. */
export const returnedViews: Recipe = {
  name: "returned-views",
  title: "Returned views do not leak: 100,000 native calls",
  expects: "the right function stays flat; both functions with a missing release are found out",
  unavailable: () => (available ? undefined : reason),
  async run(progress) {
    const measure = async (name: string): Promise<Left> => {
      progress(name);
      const { lines, stderr } = await runChild("returned-views", { args: [name] });
      if (lines[0] === undefined) throw new Error(`${name} ended without a result: ${stderr}`);
      return JSON.parse(lines[0]) as Left;
    };
    const right = await measure("tail");
    const holdsInput = await measure("tailLeakingReference");
    const holdsHelper = await measure("tailLeakingHelper");
    return outcome(
      `right: ${right.rssPerCall.toFixed(1)} B per call, ${right.growthMiB.toFixed(1)} MiB; ` +
        `input not released: ${holdsInput.growthMiB.toFixed(0)} MiB, ${holdsInput.inputsAlive} inputs alive; ` +
        `helper not released: ${holdsHelper.rssPerCall.toFixed(0)} B per call`,
      {
        "right: flat per call": right.rssPerCall < 32 && right.heapPerCall < 4,
        "right: inputs are freed": right.growthMiB < 8 && right.inputsAlive === 0,
        "right: no block left": right.liveBlocks === 0,
        "input not released: found by size": holdsInput.growthMiB > 200,
        "input not released: found by weak references": holdsInput.inputsAlive === 300,
        "helper not released: found per call":
          holdsHelper.rssPerCall >= 32 || holdsHelper.heapPerCall >= 4,
      },
    );
  },
};
