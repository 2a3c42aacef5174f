import { Listr } from "listr2";
import type { Outcome, Recipe } from "./recipe.ts";

/** A recipe with how it ended; `skipped` holds the reason when it could not run here. */
export interface RecipeReport {
  readonly recipe: Recipe;
  readonly outcome?: Outcome;
  readonly skipped?: string;
  readonly durationMs: number;
}

/** Run recipes one after the other, showing progress; a recipe that throws has failed. */
export async function runRecipes(recipes: readonly Recipe[]): Promise<RecipeReport[]> {
  const reports: RecipeReport[] = [];
  const tasks = recipes.map((recipe) => ({
    title: recipe.title,
    task: async (_: unknown, task: { output: string; skip(reason: string): void }) => {
      const report = await runOne(recipe, (message) => (task.output = message));
      reports.push(report);
      if (report.skipped !== undefined) task.skip(`${recipe.title}: ${report.skipped}`);
      else if (report.outcome?.passed !== true) throw new Error(report.outcome?.seen);
    },
  }));
  await new Listr(tasks, {
    exitOnError: false,
    fallbackRenderer: "simple",
    rendererOptions: { collapseErrors: false },
  }).run();
  return reports;
}

async function runOne(recipe: Recipe, progress: (message: string) => void): Promise<RecipeReport> {
  const start = performance.now();
  const skipped = recipe.unavailable?.();
  if (skipped !== undefined) return { recipe, skipped, durationMs: 0 };
  let outcome: Outcome;
  try {
    outcome = await recipe.run(progress);
  } catch (error) {
    outcome = { passed: false, seen: error instanceof Error ? error.message : String(error) };
  }
  return { recipe, outcome, durationMs: performance.now() - start };
}
