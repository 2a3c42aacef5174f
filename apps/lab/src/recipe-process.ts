// Runs one recipe in a process of its own, so that what is measured is its memory alone, and tells the
// parent how it goes. Argument: the name of the recipe.
import { recipeMemory } from "./memory/watch.ts";
import type { MemorySample } from "./memory/sample.ts";
import { type Outcome, outcome } from "./recipe.ts";
import { recipes } from "./recipes/index.ts";

/** What a recipe's process tells its parent. */
export type RecipeMessage =
  | { readonly kind: "phase"; readonly text: string }
  | { readonly kind: "memory"; readonly memory: MemorySample }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "end"; readonly outcome: Outcome };

const everyMs = 50;

function send(message: RecipeMessage): void {
  process.send!(message);
}

function sendMemory(): void {
  send({ kind: "memory", memory: recipeMemory() });
}

async function run(name: string): Promise<void> {
  const recipe = recipes.find((known) => known.name === name)!;
  const reason = recipe.unavailable?.();
  if (reason !== undefined) {
    send({ kind: "skipped", reason });
    return;
  }
  sendMemory();
  const timer = setInterval(sendMemory, everyMs);
  try {
    // A recipe that computes without a pause gives no turn to the timer: its progress does.
    const result = await recipe.run((text) => {
      send({ kind: "phase", text });
      sendMemory();
    });
    sendMemory();
    send({ kind: "end", outcome: result });
  } catch (error) {
    send({ kind: "end", outcome: outcome(String(error), { "runs to its end": false }) });
  } finally {
    clearInterval(timer);
  }
}

await run(process.argv[2]!);
