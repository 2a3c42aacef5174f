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
 * The loops of one operation for native numbers, in the order in which they are tried: one for each of
 * `letters`, which are NumPy's and stand where `pattern` has an x ("xx->x" and d make dd->d), and then
 * those of the signatures in `mixed`. A loop is null where `register` brings it, because JavaScript has no
 * plain numbers of the dtype; it also brings further signatures.
 */
export interface LoopTable<Loop> {
  readonly pattern: string;
  readonly letters: string;
  readonly mixed?: readonly string[];
  readonly loops: readonly (Loop | null)[];
}

/** What `register` adds: first the loops for the gaps of the table, then one for each of `types`. */
export interface OtherLoops<Loop> {
  readonly types: readonly string[];
  readonly loops: readonly Loop[];
}
