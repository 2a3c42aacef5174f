import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Linter, Rule } from "eslint";
import type { Project } from "./lint.ts";

export type Tier = 1 | 2 | 3 | "options";

/** A line of a case, and whether the rule must report there or stay quiet. */
export interface Label {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  /** Lines where a report of the same case is accepted as well. */
  readonly altLines?: readonly number[];
  readonly expected: string;
  readonly tier: Tier;
  /** The line itself, so that a label notices when it has moved. */
  readonly text: string;
}

export interface Labels {
  readonly cases: readonly Label[];
  readonly fileOptions: Readonly<Record<string, readonly unknown[]>>;
}

/** Every file of a corpus, linted once and compared with its labels. */
export class Score {
  readonly files: readonly string[];
  readonly #project: Project;
  readonly #labels: Labels;
  readonly #reported = new Map<string, readonly Linter.LintMessage[]>();

  constructor(project: Project, labels: Labels) {
    this.#project = project;
    this.#labels = labels;
    this.files = readdirSync(join(project.folder, "cases")).map((name) => `cases/${name}`);
  }

  async lintAll(): Promise<void> {
    for (const file of this.files)
      this.#reported.set(file, await this.#project.lint(file, this.optionsOf(file)));
  }

  optionsOf(file: string): readonly unknown[] | undefined {
    return this.#labels.fileOptions[file];
  }

  get messages(): readonly Linter.LintMessage[] {
    return [...this.#reported.values()].flat();
  }

  reportsIn(file: string): readonly Linter.LintMessage[] {
    return this.#reported.get(file)!;
  }

  reportsFor({ file, line, altLines = [] }: Label): readonly Linter.LintMessage[] {
    const lines = new Set([line, ...altLines]);
    return this.reportsIn(file).filter((message) => lines.has(message.line));
  }

  /** Labels of a tier that ask for a report and have none. */
  missed(tier: Tier): string[] {
    return this.#wanted()
      .filter((label) => label.tier === tier && this.reportsFor(label).length === 0)
      .map(placeOf);
  }

  /** Reports on lines that no label asks for, labelled quiet or not labelled at all. */
  falseAlarms(): string[] {
    const wanted = new Set(
      this.#wanted().flatMap((label) =>
        [label.line, ...(label.altLines ?? [])].map((line) => placeOf({ ...label, line })),
      ),
    );
    return this.files.flatMap((file) =>
      this.reportsIn(file)
        .map(({ line }) => placeOf({ file, line }))
        .filter((place) => !wanted.has(place)),
    );
  }

  /**
   * What is wrong after the suggestions of a file were applied, as many at once as do not overlap: type
   * errors, and reports that stayed although their suggestion was taken.
   *
   * @param index - which of a report's suggestions; reports with fewer are left as they are
   */
  async failuresAfter(file: string, index: number): Promise<string[]> {
    const failures: string[] = [];
    const source = readFileSync(join(this.#project.folder, file), "utf8");
    const hasOne = ({ suggestions }: Linter.LintMessage): boolean =>
      suggestions?.[index] !== undefined;
    let pending = this.reportsIn(file).filter(hasOne);
    while (pending.length > 0) {
      const { taken, text } = applied(source, pending, index);
      const after = await this.#project.lint(file, this.optionsOf(file), text);
      const errors = file.endsWith(".ts") ? this.#project.typeErrors(file, text) : [];
      const others = this.reportsIn(file).filter((message) => !taken.has(message));
      const lines = new Set(others.map(({ line }) => line));
      const stayed = after.filter(({ line }) => !lines.has(line));
      failures.push(...errors, ...stayed.map(({ line }) => placeOf({ file, line })));
      pending = pending.filter((message) => !taken.has(message));
    }
    return failures;
  }

  #wanted(): readonly Label[] {
    return this.#labels.cases.filter(({ expected }) => expected === "report");
  }
}

function placeOf({ file, line }: Pick<Label, "file" | "line">): string {
  return `${file}:${String(line)}`;
}

/** The text with the suggestions of some messages applied, leaving out those that overlap others. */
function applied(
  source: string,
  messages: readonly Linter.LintMessage[],
  index: number,
): { readonly taken: ReadonlySet<Linter.LintMessage>; readonly text: string } {
  const fixOf = (message: Linter.LintMessage): Rule.Fix => message.suggestions![index]!.fix;
  const taken = new Set<Linter.LintMessage>();
  let text = source;
  let start = Infinity;
  for (const message of messages.toSorted((a, b) => fixOf(b).range[0] - fixOf(a).range[0])) {
    const { range, text: replacement } = fixOf(message);
    if (range[1] > start) continue;
    [start] = range;
    text = text.slice(0, range[0]) + replacement + text.slice(range[1]);
    taken.add(message);
  }
  return { taken, text };
}
