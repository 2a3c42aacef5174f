import type { Data } from "../storage/memory.ts";

/**
 * The shapes of inner loops.
 *
 * A loop handles one run of `n` elements. For each operand it takes the typed array over the whole
 * storage, the position of the first element and the step to the next one. Positions and steps count
 * items of the typed array, so for complex dtypes they count components (two per element).
 */

// Methods compare their parameters in both directions, which is what a table of loops needs: each
// loop knows its own typed arrays, and the dtype resolution guarantees that it gets those.
interface Loops {
  unary(n: number, a: Data, ai: number, sa: number, o: Data, oi: number, so: number): void;
  binary(
    n: number,
    a: Data,
    ai: number,
    sa: number,
    b: Data,
    bi: number,
    sb: number,
    o: Data,
    oi: number,
    so: number,
  ): void;
  unaryPair(
    n: number,
    a: Data,
    ai: number,
    sa: number,
    o: Data,
    oi: number,
    so: number,
    p: Data,
    pi: number,
    sp: number,
  ): void;
  binaryPair(
    n: number,
    a: Data,
    ai: number,
    sa: number,
    b: Data,
    bi: number,
    sb: number,
    o: Data,
    oi: number,
    so: number,
    p: Data,
    pi: number,
    sp: number,
  ): void;
  find(n: number, a: Data, ai: number, sa: number): number;
}

/** One input, one output. */
export type UnaryLoop = Loops["unary"];
/** Two inputs, one output. */
export type BinaryLoop = Loops["binary"];
/** One input, two outputs (modf, frexp). */
export type UnaryPairLoop = Loops["unaryPair"];
/** Two inputs, two outputs (divmod). */
export type BinaryPairLoop = Loops["binaryPair"];
/** Gives the number of an element of the run (argmin, argmax). */
export type FindLoop = Loops["find"];

/**
 * The loops of one operation: `types` lists their signatures in the order in which they are tried,
 * in NumPy's letters ("dd->d"), separated by blanks; `loops` has the functions in the same order, and null
 * where `register` brings the loop, because its dtype is not one of native numbers.
 */
export interface LoopTable<Loop> {
  readonly types: string;
  readonly loops: readonly (Loop | null)[];
}
