/** Anything that JSON can say. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One recorded case; the letters are those of the files. */
export interface Case {
  readonly id: string;
  /** The program: target name (or names, or null), operation, arguments. */
  readonly p: readonly (readonly [
    target: string | readonly (string | null)[] | null,
    op: string,
    args: Args,
  ])[];
  /** Expectations by name, observed after the whole program. */
  readonly x?: Readonly<Record<string, Expectation>>;
  /** Names that must be what they were right after creation. */
  readonly same?: readonly string[];
  /** Exact list of pairs that share memory. */
  readonly sh?: readonly string[];
  /** Steps that must throw, with NumPy's class. */
  readonly err?: Readonly<Record<string, string>>;
  /** Units in the last place by which floating values may differ. */
  readonly ulp?: number;
}

export type Args = Readonly<Record<string, Json | undefined>>;

/** What a name must be in the end. */
export interface Expectation {
  /** The very same object as another name. */
  readonly is?: string;
  /** Absent: array. `s`: scalar. `list`: nested lists. `dt`: dtype. `py`: another plain value. */
  readonly k?: "s" | "list" | "dt" | "py";
  readonly d?: Json;
  readonly s?: readonly number[];
  readonly t?: readonly number[];
  readonly w?: string;
  readonly o?: number;
  readonly b?: string;
  readonly f?: string;
  readonly v?: Json;
}

/** How much of the layout is compared: all of it, or without what a library may choose freely. */
export type Level = "strict" | "essential";
