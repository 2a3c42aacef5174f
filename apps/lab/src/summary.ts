import Table from "cli-table3";
import type { RecipeReport } from "./run-recipes.ts";

/** The summary table of a run, as text; plain when colours are not wanted. */
export function summaryTable(
  reports: readonly RecipeReport[],
  options: { colour: boolean; columns: number },
): string {
  const width = Math.max(80, Math.min(options.columns, 140));
  const [name, result, time] = [22, 9, 9];
  const table = new Table({
    head: ["recipe", "result", "what was seen", "time"],
    style: options.colour ? {} : { head: [], border: [] },
    colWidths: [name, result, width - name - result - time - 5, time],
    wordWrap: true,
  });
  for (const { recipe, outcome, skipped, durationMs } of reports) {
    if (skipped !== undefined) table.push([recipe.name, "skipped", skipped, ""]);
    else {
      table.push([
        recipe.name,
        outcome?.passed === true ? "ok" : "WRONG",
        outcome?.passed === true
          ? outcome.seen
          : `${outcome?.seen ?? ""} (expected: ${recipe.expects})`,
        `${(durationMs / 1000).toFixed(1)} s`,
      ]);
    }
  }
  return table.toString();
}
