import { BroadcastError, InvalidArgumentError, OutOfRangeError, ShapeError } from "@tsmem/core";
import { shown } from "../../dtype/convert.ts";

/**
 * A parsed einsum: one axis label per axis of each operand and of the result. Letters are labels as
 * written; axes that an ellipsis covers are labelled -1 (last), -2, ... so that they align from the
 * right.
 */
export interface EinsumPlan {
  readonly inputs: readonly (readonly Label[])[];
  readonly output: readonly Label[];
  /** Length of each label. */
  readonly lengths: ReadonlyMap<Label, number>;
}

export type Label = string | number;

/**
 * Read subscripts such as "ij,jk->ik" or "...ii" and fit them to the shapes.
 *
 * @throws {OutOfRangeError} the subscripts do not follow the grammar or fit the operands
 * @throws {ShapeError} an operand has another number of axes than its subscripts
 * @throws {BroadcastError} one label names axes of different lengths
 */
export function parseEinsum(
  subscripts: string,
  shapes: readonly (readonly number[])[],
): EinsumPlan {
  if (typeof (subscripts as unknown) !== "string") {
    throw new InvalidArgumentError(
      `einsum: subscripts is ${shown(subscripts)}; give text such as "ij,jk->ik"`,
      { value: subscripts },
    );
  }
  const text = subscripts.replaceAll(" ", "");
  const arrow = text.indexOf("->");
  const terms = (arrow < 0 ? text : text.slice(0, arrow)).split(",");
  if (terms.length !== shapes.length) {
    throw fail(
      subscripts,
      `${terms.length > shapes.length ? "fewer" : "more"} operands provided to einstein sum ` +
        `function than specified in the subscripts string: ${shapes.length} for ${terms.length}`,
    );
  }
  const inputs = terms.map((term, i) => labelAxes(subscripts, term, shapes[i]!, i));
  const ellipsisAxes = inputs.reduce(
    (most, labels) => Math.max(most, labels.filter((label) => typeof label === "number").length),
    0,
  );
  const covered = Array.from({ length: ellipsisAxes }, (_, i): Label => i - ellipsisAxes);
  const used = inputs.flat().filter((label) => typeof label === "string");
  const output =
    arrow < 0
      ? [...covered, ...once(used)]
      : labelOutput(subscripts, text.slice(arrow + 2), covered, used);
  return { inputs, output, lengths: measure(subscripts, inputs, shapes) };
}

function labelAxes(
  subscripts: string,
  term: string,
  shape: readonly number[],
  operand: number,
): Label[] {
  const parts = splitEllipsis(subscripts, term);
  const named = parts.join("").length;
  const isOpen = parts.length === 2;
  if (isOpen ? named > shape.length : named !== shape.length) {
    const what =
      named > shape.length
        ? `einstein sum subscripts string contains too many subscripts for operand ${operand}`
        : "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis " +
          `provided to broadcast the extra dimensions (operand ${operand})`;
    throw new ShapeError(
      `einsum: ${what}: ${named} for ${shape.length} axes in ${JSON.stringify(subscripts)}; ` +
        'name every axis or use "..."',
      { shape },
    );
  }
  const [before = "", after = ""] = parts;
  const free = isOpen ? shape.length - named : 0;
  const covered = Array.from({ length: free }, (_, i): Label => i - free);
  return [...Array.from(before), ...covered, ...Array.from(after)];
}

function splitEllipsis(subscripts: string, term: string): string[] {
  const parts = term.split("...");
  if (parts.length > 2) throw fail(subscripts, "a term has more than one ellipsis");
  const wrong = /[^A-Za-z]/.exec(parts.join(""));
  if (wrong !== null) {
    throw fail(
      subscripts,
      `invalid subscript '${wrong[0]}' in einstein sum subscripts string, ` +
        "subscripts must be letters",
    );
  }
  return parts;
}

function once(labels: readonly string[]): string[] {
  return labels.filter((label) => labels.indexOf(label) === labels.lastIndexOf(label)).sort();
}

function labelOutput(
  subscripts: string,
  term: string,
  covered: readonly Label[],
  used: readonly string[],
): Label[] {
  const parts = splitEllipsis(subscripts, term);
  const labels = parts.join("");
  for (let i = 0; i < labels.length; i++) {
    if (labels.includes(labels[i]!, i + 1)) {
      throw fail(
        subscripts,
        `einstein sum subscripts string includes output subscript '${labels[i]}' multiple times`,
      );
    }
    if (!used.includes(labels[i]!)) {
      throw fail(
        subscripts,
        "einstein sum subscripts string included output subscript " +
          `'${labels[i]}' which never appeared in an input`,
      );
    }
  }
  if (parts.length === 1) {
    if (covered.length > 0) {
      throw fail(
        subscripts,
        "output has ellipsis axes in the inputs, but einstein sum subscripts string has no " +
          "ellipsis in the output",
      );
    }
    return Array.from(labels);
  }
  return [...Array.from(parts[0]!), ...covered, ...Array.from(parts[1]!)];
}

function measure(
  subscripts: string,
  inputs: readonly (readonly Label[])[],
  shapes: readonly (readonly number[])[],
): Map<Label, number> {
  const lengths = new Map<Label, number>();
  inputs.forEach((labels, operand) => {
    const own = new Map<Label, number>();
    labels.forEach((label, axis) => {
      const length = shapes[operand]![axis]!;
      const known = own.get(label) ?? length;
      if (known !== length) {
        throw new ShapeError(
          `einsum: dimensions in operand ${operand} for collapsing index '${label}' don't match ` +
            `(${known} != ${length}); a diagonal needs axes of equal length`,
          { shape: shapes[operand]! },
        );
      }
      own.set(label, length);
    });
    for (const [label, length] of own) merge(subscripts, lengths, label, length, shapes);
  });
  return lengths;
}

function merge(
  subscripts: string,
  lengths: Map<Label, number>,
  label: Label,
  length: number,
  shapes: readonly (readonly number[])[],
): void {
  const known = lengths.get(label);
  if (known === undefined || known === 1) lengths.set(label, length);
  else if (length !== 1 && length !== known) {
    throw new BroadcastError(
      `einsum: operands could not be broadcast together with remapped shapes: label ` +
        `'${label}' of ${JSON.stringify(subscripts)} has lengths ${known} and ${length}; ` +
        "they must match or be 1",
      { shapes },
    );
  }
}

function fail(subscripts: string, what: string): OutOfRangeError {
  return new OutOfRangeError(`einsum: ${what}; see the subscripts ${JSON.stringify(subscripts)}`, {
    value: subscripts,
  });
}
