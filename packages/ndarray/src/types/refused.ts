/**
 * How types say what is wrong with an argument: nothing has this type, and the compiler prints the text.
 * It has to be readable, so it says what the error at run time would say.
 */
export interface Refused<Why extends string> {
  readonly refused: Why;
}

/** The answers of checks, as lists. */
export type Wrong = readonly [1];
export type Fine = readonly [];

/**
 * The type that an argument must have beside its own: impossible when it is `Wrong`.
 *
 * In a function over any shape the answer is not known yet, and everything must pass. The compiler accepts
 * an undecided condition when it cannot hold for a type that nothing is known of; a list of unknown length
 * never is this one, which is why the answers are lists.
 */
export type Unless<Answer extends Wrong | Fine, Why extends string> = readonly [
  ...Answer,
  2,
] extends readonly [1, 2]
  ? Refused<Why>
  : unknown;
