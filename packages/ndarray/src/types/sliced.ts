import type { BasicIndex } from "../layout/slice.ts";
import type { Shape } from "./shape.ts";
import type { HasRank, Known } from "./axes.ts";

/** Shapes that basic indices leave, as far as types know them; `Shape` for what they cannot read. */

/** The shape of `slice`: integers drop axes, null adds one, ranges leave lengths open. */
export type Sliced<S extends Shape, I extends readonly BasicIndex[]> = Known<
  HasRank<S> extends true
    ? number extends I["length"]
      ? Shape
      : Items<I> extends infer Kinds extends readonly Item[]
        ? FromFront<S, Kinds>
        : Shape
    : Shape
>;

/** The shape of `pick`: integers drop axes, null keeps them. */
export type Picked<S extends Shape, I extends readonly (number | null)[]> = Sliced<
  S,
  { readonly [K in keyof I]: I[K] extends null ? readonly [] : I[K] }
>;

/** What an item of an index does with an axis. */
type Item = "drop" | "keep" | "cut" | "new" | "rest";

/** All items in order, those in texts too; `never` when one is not known. */
type Items<
  I extends readonly unknown[],
  Found extends readonly Item[] = readonly [],
> = I extends readonly [infer First, ...infer Rest]
  ? ItemsOf<First> extends infer These extends readonly Item[]
    ? Items<Rest, readonly [...Found, ...These]>
    : unknown
  : Found;

type ItemsOf<I> = [I] extends [number]
  ? readonly ["drop"]
  : [I] extends [null]
    ? readonly ["new"]
    : [I] extends [readonly []]
      ? readonly ["keep"]
      : [I] extends [readonly unknown[]]
        ? readonly ["cut"]
        : [I] extends [string]
          ? TextItems<I>
          : unknown;

type TextItems<Text extends string> = Text extends `${infer First},${infer Rest}`
  ? [TextItem<Trimmed<First>>, TextItems<Rest>] extends [
      infer Kind extends Item,
      infer Others extends readonly Item[],
    ]
    ? readonly [Kind, ...Others]
    : unknown
  : TextItem<Trimmed<Text>> extends infer Kind extends Item
    ? readonly [Kind]
    : unknown;

type TextItem<Text extends string> = Text extends "..."
  ? "rest"
  : Text extends "None" | "null" | "newaxis"
    ? "new"
    : Text extends `${bigint}`
      ? "drop"
      : Text extends ":"
        ? "keep"
        : Text extends `${string}:${string}`
          ? "cut"
          : unknown;

type Trimmed<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} `
  ? Trimmed<Rest>
  : Text;

/** Axes taken from the front; after `...` the others are taken from the end. */
type FromFront<
  S extends Shape,
  I extends readonly Item[],
  Done extends Shape = readonly [],
> = I extends readonly [infer First extends Item, ...infer Rest extends readonly Item[]]
  ? First extends "rest"
    ? FromEnd<S, Rest> extends infer Tail extends Shape
      ? readonly [...Done, ...Tail]
      : Shape
    : First extends "new"
      ? FromFront<S, Rest, readonly [...Done, 1]>
      : S extends readonly [infer Length extends number, ...infer Axes extends Shape]
        ? FromFront<Axes, Rest, readonly [...Done, ...After<First, Length>]>
        : Shape
  : readonly [...Done, ...S];

type FromEnd<
  S extends Shape,
  I extends readonly Item[],
  Done extends Shape = readonly [],
> = I extends readonly [...infer Rest extends readonly Item[], infer Last extends Item]
  ? Last extends "new"
    ? FromEnd<S, Rest, readonly [1, ...Done]>
    : S extends readonly [...infer Axes extends Shape, infer Length extends number]
      ? FromEnd<Axes, Rest, readonly [...After<Last, Length>, ...Done]>
      : Shape
  : readonly [...S, ...Done];

/** What an item leaves of an axis. */
type After<Kind extends Item, Length extends number> = Kind extends "drop"
  ? readonly []
  : Kind extends "keep"
    ? readonly [Length]
    : readonly [number];
