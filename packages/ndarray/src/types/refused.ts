/**
 * How types say what is wrong with an argument: nothing has this type, and the compiler prints the text.
 * It has to be readable, so it says what the error at run time would say.
 */
export interface Refused<Why extends string> {
  readonly refused: Why;
}
