/** A complex number. Anything with numeric `re` and `im` is accepted where one is asked for. */
export class Complex {
  readonly re: number;
  readonly im: number;

  constructor(re: number, im = 0) {
    this.re = re;
    this.im = im;
  }

  /** The number as NumPy prints it: `(1+2j)`. */
  toString(): string {
    const sign = this.im < 0 || Object.is(this.im, -0) ? "" : "+";
    return `(${this.re}${sign}${Object.is(this.im, -0) ? "-0" : this.im}j)`;
  }
}

/** Tell whether a value can stand for a complex number. */
export function isComplex(value: unknown): value is Complex {
  if (typeof value !== "object" || value === null) return false;
  const { re, im } = value as { re?: unknown; im?: unknown };
  return typeof re === "number" && typeof im === "number";
}
