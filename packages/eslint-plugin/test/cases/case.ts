/** Code with the reports it must raise; none for code that must stay quiet. */
export interface Case {
  readonly name: string;
  readonly code: string;
  readonly options?: object;
  /** Linted as a CommonJS file without type annotations. */
  readonly isJavaScript?: true;
  readonly reports?: readonly Report[];
}

export interface Report {
  readonly line: number;
  readonly message: string;
  /** What `{{place}}`, `{{kept}}` and `{{base}}` of the message say. */
  readonly says: readonly [place: string, kept: string, base: string];
  readonly suggestions: readonly Suggestion[];
}

/** A suggestion as the lines that it replaces and what stands there afterwards. */
export interface Suggestion {
  readonly id: string;
  readonly at: number;
  readonly lines?: number;
  readonly text: string;
  readonly method?: string;
}

/** The code with a suggestion applied. */
export function applied(code: string, { at, lines = 1, text }: Suggestion): string {
  const all = code.split("\n");
  const indent = /^\s*/.exec(all[at - 1]!)![0];
  all.splice(at - 1, lines, indent + text);
  return all.join("\n");
}
