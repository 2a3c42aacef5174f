/**
 * Sums, products and comparisons of literal lengths. Types have no arithmetic, so numbers are texts of digits,
 * and digits are lists whose lengths are counted: as one does it on paper, digit by digit.
 */

export type Digit = keyof Lists;

/** Lists of the length of a digit. */
interface Lists {
  readonly "0": [];
  readonly "1": [1];
  readonly "2": [1, 1];
  readonly "3": [1, 1, 1];
  readonly "4": [1, 1, 1, 1];
  readonly "5": [1, 1, 1, 1, 1];
  readonly "6": [1, 1, 1, 1, 1, 1];
  readonly "7": [1, 1, 1, 1, 1, 1, 1];
  readonly "8": [1, 1, 1, 1, 1, 1, 1, 1];
  readonly "9": [1, 1, 1, 1, 1, 1, 1, 1, 1];
}

/** A list as often as a digit says. */
interface Repeated<L extends 1[]> {
  readonly "0": [];
  readonly "1": L;
  readonly "2": [...L, ...L];
  readonly "3": [...L, ...L, ...L];
  readonly "4": [...L, ...L, ...L, ...L];
  readonly "5": [...L, ...L, ...L, ...L, ...L];
  readonly "6": [...L, ...L, ...L, ...L, ...L, ...L];
  readonly "7": [...L, ...L, ...L, ...L, ...L, ...L, ...L];
  readonly "8": [...L, ...L, ...L, ...L, ...L, ...L, ...L, ...L];
  readonly "9": [...L, ...L, ...L, ...L, ...L, ...L, ...L, ...L, ...L];
}

/** True for one literal that is written in digits alone: no union, not negative, without an exponent. */
export type IsLength<N extends number> = number extends N
  ? false
  : `${N}` extends `${string}${"-" | "." | "e" | "n"}${string}`
    ? false
    : IsUnion<N> extends true
      ? false
      : true;

export type IsUnion<N, All = N> = N extends All ? ([All] extends [N] ? false : true) : never;

/** The sum of two lengths; `number` when one is not known. */
export type Sum<A extends number, B extends number> = [IsLength<A>, IsLength<B>] extends [
  true,
  true,
]
  ? NumberOf<Written<Added<Digits<`${A}`>, Digits<`${B}`>>>>
  : number;

/** The product of two lengths; `number` when one is not known. */
export type Times<A extends number, B extends number> = A extends 1
  ? B
  : B extends 1
    ? A
    : [IsLength<A>, IsLength<B>] extends [true, true]
      ? NumberOf<Product<`${A}`, `${B}`>>
      : number;

/** The smaller one of two lengths; `number` when one is not known. */
export type Least<A extends number, B extends number> = [IsLength<A>, IsLength<B>] extends [
  true,
  true,
]
  ? IsShorter<`${A}`, `${B}`> extends true
    ? A
    : IsShorter<`${B}`, `${A}`> extends true
      ? B
      : IsBefore<`${A}`, `${B}`> extends true
        ? A
        : B
  : number;

/** The product of two numbers that are written in digits. */
export type Product<A extends string, B extends string> = A extends "0"
  ? A
  : B extends "0"
    ? B
    : A extends "1"
      ? B
      : B extends "1"
        ? A
        : Written<Multiplied<Digits<A>, B>>;

type NumberOf<Text extends string> = Text extends `${infer N extends number}` ? N : number;

/** The digits of a number, the last one first. */
type Digits<
  Text extends string,
  Found extends Digit[] = [],
> = Text extends `${infer First extends Digit}${infer Rest}`
  ? Digits<Rest, [First, ...Found]>
  : Found;

/** A number from its digits, the last one first. */
type Written<D, Text extends string = ""> = D extends [
  infer First extends Digit,
  ...infer Rest extends Digit[],
]
  ? Written<Rest, `${First}${Text}`>
  : Text;

type Added<A, B, Carry extends 1[] = [], Done extends Digit[] = []> = A extends [
  infer X extends Digit,
  ...infer RestA extends Digit[],
]
  ? B extends [infer Y extends Digit, ...infer RestB extends Digit[]]
    ? AddedOn<RestA, RestB, `${[...Lists[X], ...Lists[Y], ...Carry]["length"] & number}`, Done>
    : Carry extends []
      ? [...Done, ...A]
      : Added<A, ["0"], Carry, Done>
  : B extends []
    ? Carry extends []
      ? Done
      : [...Done, "1"]
    : Added<B, A, Carry, Done>;

/** The next digits, after two whose sum is a text: a digit, or one behind a 1. */
type AddedOn<
  A,
  B,
  Text extends string,
  Done extends Digit[],
> = Text extends `1${infer Last extends Digit}`
  ? Added<A, B, [1], [...Done, Last]>
  : Added<A, B, [], [...Done, Text & Digit]>;

/** Long multiplication, from the first digit of the second number. */
type Multiplied<
  A,
  B extends string,
  Done = [],
> = B extends `${infer First extends Digit}${infer Rest}`
  ? Multiplied<A, Rest, Added<Shifted<Done>, ByDigit<A, First>>>
  : Done;

/** Ten times as much. */
type Shifted<D> = D extends [] ? [] : D extends Digit[] ? ["0", ...D] : never;

type ByDigit<A, B extends Digit, Carry extends 1[] = [], Done extends Digit[] = []> = A extends [
  infer X extends Digit,
  ...infer Rest extends Digit[],
]
  ? ByDigitOn<Rest, B, `${[...Repeated<Lists[X]>[B], ...Carry]["length"] & number}`, Done>
  : Carry extends []
    ? Done
    : [...Done, `${Carry["length"]}` & Digit];

type ByDigitOn<
  A,
  B extends Digit,
  Text extends string,
  Done extends Digit[],
> = Text extends `${infer Tens extends Digit}${infer Ones extends Digit}`
  ? ByDigit<A, B, Lists[Tens], [...Done, Ones]>
  : ByDigit<A, B, [], [...Done, Text & Digit]>;

/** True for a text of fewer characters. */
type IsShorter<A extends string, B extends string> = A extends `${Digit}${infer RestA}`
  ? B extends `${Digit}${infer RestB}`
    ? IsShorter<RestA, RestB>
    : false
  : B extends ""
    ? false
    : true;

/** True for the smaller one of two numbers of as many digits. */
type IsBefore<
  A extends string,
  B extends string,
> = A extends `${infer X extends Digit}${infer RestA}`
  ? B extends `${infer Y extends Digit}${infer RestB}`
    ? X extends Y
      ? IsBefore<RestA, RestB>
      : "0123456789" extends `${string}${X}${string}${Y}${string}`
        ? true
        : false
    : false
  : false;
