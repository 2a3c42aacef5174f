/**
 * Poisson sampling by bytes: each byte is chosen with probability 1 / `meanBytes`, and an allocation
 * is traced when one of its bytes is chosen.
 *
 * An allocation of `n` bytes is therefore traced with probability p(n) = 1 - exp(-n / meanBytes), and
 * counting each traced one as 1 / p(n) allocations makes all totals unbiased
 * (Horvitz and Thompson 1952, A generalization of sampling without replacement).
 */
export class ByteSampler {
  readonly meanBytes: number;
  private remaining: number;

  constructor(meanBytes: number) {
    this.meanBytes = meanBytes;
    this.remaining = this.draw();
  }

  /** Whether to trace an allocation of this size. */
  hits(byteLength: number): boolean {
    this.remaining -= byteLength;
    if (this.remaining > 0) return false;
    // The distance to the next chosen byte has no memory, so it starts afresh after the allocation.
    this.remaining = this.draw();
    return true;
  }

  /** How many allocations of this size one traced allocation stands for. */
  weight(byteLength: number): number {
    return 1 / -Math.expm1(-byteLength / this.meanBytes);
  }

  private draw(): number {
    return -Math.log1p(-Math.random()) * this.meanBytes;
  }
}
