export class Queue {
  private rest: Buffer = Buffer.alloc(0);
  private chunks: Buffer[] = [];
  private head: Buffer = Buffer.alloc(0);

  skip(n: number): void {
    this.rest = this.rest.subarray(n); // report options remainders: a cursor
    this.chunks[0] = this.chunks[0].subarray(n); // report options remainders: a cursor
    const rest = this.rest;
    this.rest = rest.slice(n); // report options remainders: through a const
    this.rest = Buffer.from(this.rest.subarray(n)); // ok options remainders: copied
    this.rest = this.rest.subarray(0); // ok options remainders: all of it
    this.head = this.rest.subarray(0, n); // ok options remainders: the base is a field of the same object
  }

  dump(): unknown {
    return this.head;
  }
}
