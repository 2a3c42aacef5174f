/** One live trace needs 25 bytes here; what the engine adds per weak reference is outside. */
export class Slots {
  sizes: Float64Array = new Float64Array(1024);
  sites: Uint32Array = new Uint32Array(1024);
  domains: Uint8Array = new Uint8Array(1024);
  /** Milliseconds since the tracer started. */
  births: Float64Array = new Float64Array(1024);
  /** Odd while the slot is live; every reuse changes it, so that a late finalizer finds out. */
  generations: Uint32Array = new Uint32Array(1024);
  end = 0;
  live = 0;
  private free: number[] = [];

  /** @returns the number of the new slot */
  add(byteLength: number, site: number, domain: number, birth: number): number {
    let slot = this.free.pop();
    if (slot === undefined) {
      slot = this.end++;
      if (slot === this.sizes.length) this.grow();
    }
    this.sizes[slot] = byteLength;
    this.sites[slot] = site;
    this.domains[slot] = domain;
    this.births[slot] = birth;
    this.generations[slot]! += 1;
    this.live += 1;
    return slot;
  }

  isLive(slot: number): boolean {
    return (this.generations[slot]! & 1) === 1;
  }

  remove(slot: number): void {
    this.generations[slot]! += 1;
    this.live -= 1;
    this.free.push(slot);
  }

  /** Bytes of the tables themselves. */
  get byteLength(): number {
    return this.sizes.length * 25 + this.free.length * 8;
  }

  private grow(): void {
    const length = this.sizes.length * 2;
    const grown = <T extends Float64Array | Uint32Array | Uint8Array>(old: T): T => {
      const next = new (old.constructor as new (length: number) => T)(length);
      next.set(old);
      return next;
    };
    this.sizes = grown(this.sizes);
    this.sites = grown(this.sites);
    this.domains = grown(this.domains);
    this.births = grown(this.births);
    this.generations = grown(this.generations);
  }
}
