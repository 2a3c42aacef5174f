import { InvalidArgumentError, OutOfRangeError } from "@tsmem/core";
import { shown } from "../../dtype/convert.ts";
import { ValueError } from "../../errors.ts";
import { checkOptions } from "../../arguments.ts";

/** What shapes printed arrays; the names are NumPy's. */
export interface PrintOptions {
  /** Digits behind the point of floating values; default 8. */
  readonly precision?: number;
  /** More elements than this are summarised; default 1000. */
  readonly threshold?: number;
  /** Elements at each end of a summarised axis; default 3. */
  readonly edgeitems?: number;
  /** Characters per line; default 75. */
  readonly linewidth?: number;
  /** Print small numbers as zero instead of switching to exponents; default false. */
  readonly suppressSmall?: boolean;
  readonly nanstr?: string;
  readonly infstr?: string;
  /** "-" only for negatives, "+" always, " " leaves room for it; default "-". */
  readonly sign?: "-" | "+" | " ";
  /** How digits are chosen; default "maxprec". */
  readonly floatmode?: "fixed" | "unique" | "maxprec" | "maxprec_equal";
}

/** Options with every default filled in. */
export type FullPrintOptions = Required<PrintOptions>;

const defaults: FullPrintOptions = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppressSmall: false,
  nanstr: "nan",
  infstr: "inf",
  sign: "-",
  floatmode: "maxprec",
};

let current: FullPrintOptions = defaults;

/** Give the options that printing uses when a call names none. */
export function getPrintOptions(): FullPrintOptions {
  return current;
}

/**
 * Change the options that printing uses from now on.
 *
 * @returns the options as they were, to set them back
 * @throws {OutOfRangeError} a count that is negative or no integer
 */
export function setPrintOptions(options: PrintOptions): FullPrintOptions {
  checkOptions("setPrintOptions", options);
  const before = current;
  current = fullOptions("setPrintOptions", options);
  return before;
}

/** @throws {InvalidArgumentError} not a string */
export function checkText(operation: string, name: string, value: unknown): void {
  if (typeof value === "string") return;
  throw new InvalidArgumentError(`${operation}: ${name} is ${shown(value)}; give a string`, {
    value,
  });
}

function checkChoice(
  operation: string,
  name: string,
  value: string,
  choices: readonly string[],
): void {
  if (choices.includes(value)) return;
  throw new ValueError(
    `${operation}: ${name} option must be one of ${choices.map(shown).join(", ")}, not ${shown(value)}`,
    { value },
  );
}

/** Fill in what is missing and check the counts. */
export function fullOptions(operation: string, options: PrintOptions): FullPrintOptions {
  const full = { ...current, ...options };
  for (const name of ["precision", "edgeitems", "linewidth", "threshold"] as const) {
    const value = full[name];
    const isCount = Number.isInteger(value) || (name === "threshold" && value === Infinity);
    if (!isCount || value < 0) {
      throw new OutOfRangeError(
        `${operation}: ${name} must be >= 0, got ${shown(value)}; give an integer`,
        { value },
      );
    }
  }
  checkText(operation, "nanstr", full.nanstr);
  checkText(operation, "infstr", full.infstr);
  checkChoice(operation, "sign", full.sign, ["-", "+", " "]);
  checkChoice(operation, "floatmode", full.floatmode, [
    ...["fixed", "unique", "maxprec", "maxprec_equal"],
  ]);
  return full;
}
