import type { MemorySample } from "../memory/sample.ts";
import type { Recipe } from "../recipe.ts";
import type { RecipeReport, RunListener } from "../run-recipes.ts";

/** What the page is told, in the order in which it happened. Times in ms since the recipe began. */
export type PageEvent =
  | {
      readonly kind: "run";
      readonly recipes: readonly Pick<Recipe, "name" | "title" | "expects">[];
    }
  | { readonly kind: "started"; readonly name: string }
  | { readonly kind: "phase"; readonly name: string; readonly atMs: number; readonly text: string }
  | ({ readonly kind: "memory"; readonly name: string; readonly atMs: number } & MemorySample)
  | {
      readonly kind: "ended";
      readonly name: string;
      readonly result: "ok" | "wrong" | "skipped";
      readonly seen: string;
      readonly detail: string;
      readonly durationMs: number;
    }
  | { readonly kind: "finished" };

/** Everything that happened in a run, kept for pages that are opened late, and passed on as it happens. */
export class Journal implements RunListener {
  readonly events: PageEvent[] = [];
  private readonly readers = new Set<(event: PageEvent) => void>();

  constructor(recipes: readonly Recipe[]) {
    const shown = recipes.map(({ name, title, expects }) => ({ name, title, expects }));
    this.add({ kind: "run", recipes: shown });
  }

  /**
   * Give a reader all events so far, and each further one.
   *
   * @returns ends it
   */
  read(reader: (event: PageEvent) => void): () => void {
    this.events.forEach(reader);
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  started({ name }: Recipe): void {
    this.add({ kind: "started", name });
  }

  phase({ name }: Recipe, atMs: number, text: string): void {
    this.add({ kind: "phase", name, atMs, text });
  }

  memory({ name }: Recipe, atMs: number, sample: MemorySample): void {
    this.add({ kind: "memory", name, atMs, ...sample });
  }

  ended({ recipe: { name }, outcome, skipped, durationMs }: RecipeReport): void {
    const result = skipped !== undefined ? "skipped" : outcome?.passed === true ? "ok" : "wrong";
    const seen = skipped ?? outcome?.seen ?? "";
    this.add({ kind: "ended", name, result, seen, detail: outcome?.detail ?? "", durationMs });
  }

  finished(): void {
    this.add({ kind: "finished" });
  }

  private add(event: PageEvent): void {
    this.events.push(event);
    for (const reader of this.readers) reader(event);
  }
}
