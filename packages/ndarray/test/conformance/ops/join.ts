import type { NDArray } from "../../../src/ndarray.ts";
import { concatenate, stack } from "../../../src/join/concatenate.ts";
import { append, insert, remove } from "../../../src/join/edit.ts";
import { pad, type PadMode, type PadWidth } from "../../../src/join/pad.ts";
import type { Positions } from "../../../src/join/positions.ts";
import { repeat, tile } from "../../../src/join/repeat.ts";
import { roll, rot90 } from "../../../src/join/roll.ts";
import { arraySplit, dsplit, hsplit, split, unstack, vsplit } from "../../../src/join/split.ts";
import { block, columnStack, dstack, hstack, vstack } from "../../../src/join/stacks.ts";
import type { Args, Json } from "../runner/case.ts";
import { isArray } from "../runner/kinds.ts";
import type { Op, Ops, Program } from "../runner/op.ts";
import { asGiven, orScalar } from "./operands.ts";

type Join = (arrays: readonly unknown[], options: object) => NDArray;

const joined =
  (call: Join): Op =>
  (args, program) => {
    const { axis, casting } = args;
    const options = {
      ...(axis === undefined ? {} : { axis }),
      ...(casting === undefined ? {} : { casting }),
      ...(args["dtype"] === undefined ? {} : { dtype: program.dtype(args["dtype"]) }),
      ...(args["out"] === undefined ? {} : { out: program.array(args["out"]) }),
    };
    // Plain numbers adapt to the arrays that are joined as if they were flat.
    const given = program.operands(args["x"]);
    const isFlat = axis === null && given.some((value) => isArray(value));
    return call(isFlat ? given.map(asOperand) : given.map(asGiven), options);
  };

const asOperand = (value: unknown): unknown => (Array.isArray(value) ? asGiven(value) : value);

const parted =
  (call: (a: NDArray, sections: number | readonly number[], axis?: number) => unknown): Op =>
  (args, program) =>
    call(
      program.array(args["a"]),
      args["sections"] as number | readonly number[],
      args["axis"] as number | undefined,
    );

function positions(args: Args, program: Program): Positions {
  if (args["slice"] !== undefined) return { slice: sliceOf(args["slice"] as string) };
  return program.operand(args["obj"]) as Positions;
}

function sliceOf(text: string): [number | null, number | null, number | null] {
  const parts = text.split(":").map((part) => (part === "" ? null : Number(part)));
  return [parts[0] ?? null, parts[1] ?? null, parts[2] ?? null];
}

function blocks(rows: Json, program: Program): unknown {
  if (Array.isArray(rows)) return (rows as readonly Json[]).map((row) => blocks(row, program));
  return asGiven(program.operand(rows));
}

const axisOf = (args: Args): number | null => (args["axis"] ?? null) as number | null;

function numbers(value: unknown): unknown {
  if (isArray(value)) return value;
  if (Array.isArray(value)) return value.map(numbers);
  return value;
}

/** join/ */
export const join: Ops = {
  concatenate: joined(concatenate),
  stack: joined(stack),
  vstack: joined(vstack),
  hstack: joined(hstack),
  dstack: joined(dstack),
  column_stack: joined(columnStack),
  block: ({ rows }, program) => block(blocks(rows!, program)),
  split: parted(split),
  array_split: parted(arraySplit),
  hsplit: parted(hsplit),
  vsplit: parted(vsplit),
  dsplit: parted(dsplit),
  unstack: (args, program) =>
    unstack(program.array(args["a"]), args["axis"] as number | undefined).map(orScalar),
  repeat: (args, program) =>
    repeat(program.array(args["a"]), numbers(program.operand(args["repeats"])), axisOf(args)),
  tile: ({ a, reps }, program) => tile(program.array(a), reps as number | readonly number[]),
  pad: (args, program) =>
    pad(program.array(args["a"]), args["pad_width"] as PadWidth, {
      ...(args["mode"] === undefined ? {} : { mode: args["mode"] as PadMode }),
      ...(args["constant_values"] === undefined ? {} : { constantValues: args["constant_values"] }),
    }),
  roll: (args, program) =>
    roll(program.array(args["a"]), args["shift"] as number | readonly number[], axisOf(args)),
  rot90: (args, program) =>
    rot90(
      program.array(args["a"]),
      (args["k"] ?? 1) as number,
      (args["axes"] ?? [0, 1]) as readonly number[],
    ),
  delete: (args, program) =>
    remove(program.array(args["a"]), positions(args, program), axisOf(args)),
  insert: (args, program) =>
    insert(
      program.array(args["a"]),
      positions(args, program),
      asGiven(program.operand(args["values"])),
      axisOf(args),
    ),
  append: (args, program) =>
    append(program.array(args["a"]), asGiven(program.operand(args["values"])), axisOf(args)),
};
