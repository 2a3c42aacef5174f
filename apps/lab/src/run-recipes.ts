import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Listr } from "listr2";
import type { MemorySample } from "./memory/sample.ts";
import type { Outcome, Recipe } from "./recipe.ts";
import type { RecipeMessage } from "./recipe-process.ts";

/** A recipe with how it ended; `skipped` holds the reason when it could not run here. */
export interface RecipeReport {
  readonly recipe: Recipe;
  readonly outcome?: Outcome;
  readonly skipped?: string;
  readonly durationMs: number;
}

/** What is told to those who watch a run, as it happens. Times in milliseconds since the recipe began. */
export interface RunListener {
  started(recipe: Recipe): void;
  phase(recipe: Recipe, atMs: number, text: string): void;
  memory(recipe: Recipe, atMs: number, sample: MemorySample): void;
  ended(report: RecipeReport): void;
}

/** Run recipes one after the other, showing progress; a recipe that throws or crashes has failed. */
export async function runRecipes(
  recipes: readonly Recipe[],
  listener?: RunListener,
): Promise<RecipeReport[]> {
  const reports: RecipeReport[] = [];
  const tasks = recipes.map((recipe) => ({
    title: recipe.title,
    task: async (_: unknown, task: { output: string; skip(reason: string): void }) => {
      const report = await runOne(recipe, listener, (message) => (task.output = message));
      reports.push(report);
      listener?.ended(report);
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

function runOne(
  recipe: Recipe,
  listener: RunListener | undefined,
  progress: (message: string) => void,
): Promise<RecipeReport> {
  let start: number | undefined; // not before the process has loaded its code and says something
  const elapsedMs = (): number => performance.now() - (start ??= performance.now());
  listener?.started(recipe);
  const script = fileURLToPath(new URL("./recipe-process.js", import.meta.url));
  const child = fork(script, [recipe.name], { execArgv: ["--expose-gc"], silent: true });
  let end: Pick<RecipeReport, "outcome" | "skipped"> | undefined;
  let printed = "";
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  child.on("message", (message: RecipeMessage) => {
    if (message.kind === "memory") listener?.memory(recipe, elapsedMs(), message.memory);
    else if (message.kind === "skipped") end = { skipped: message.reason };
    else if (message.kind === "end") end = { outcome: message.outcome };
    else {
      progress(message.text);
      listener?.phase(recipe, elapsedMs(), message.text);
    }
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => {
      const how = signal === null ? `with status ${status ?? "unknown"}` : `by ${signal}`;
      const crash = { passed: false, seen: `the recipe's process ended ${how}: ${printed.trim()}` };
      resolve({ recipe, ...(end ?? { outcome: crash }), durationMs: elapsedMs() });
    });
  });
}
