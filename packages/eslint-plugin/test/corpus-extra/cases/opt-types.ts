import strided, { type Strided } from 'strided';
import { load, type NDArray } from '@tsmem/ndarray';

interface Shelf {
  put(value: unknown): void;
  keep(name: string, ...values: unknown[]): void;
  size: number;
}

class Bag {
  put(_value: unknown): void {}
}

function detach(a: NDArray): NDArray {
  return a;
}

export class Cuts {
  private part: Strided | null = null;
  private array: NDArray | null = null;
  private list: Strided[] = [];
  private n = 0;

  constructor(
    private readonly shelf: Shelf,
    private readonly bag: Bag,
  ) {}

  cut(data: Float64Array, path: string): void {
    const big = strided(data, [100, 100]);
    this.part = big; // ok options view-methods: the base
    this.part = big.lo(4, 4); // report options view-methods: listed
    this.part = big.hi(4, 4).lo(1, 1); // report options view-methods: listed, twice
    this.part = big.pick(0, null); // report options view-methods: listed
    this.part = big.step(2, 2); // ok options view-methods: not listed
    this.part = big.hi(4, 4).clone(); // ok options copy-methods: listed
    this.n = big.hi(4, 4).get(0, 0); // ok options element-read: a number
    this.list.push(big.pick(0)); // report options view-methods: into a list
    this.array = detach(load(path).pick(0)); // ok options copy-methods: a function that is listed
    this.array = load(path).pick(0); // report options field: as ever
    this.shelf.put(data.subarray(0, 4)); // report options long-lived: every method stores
    this.shelf.keep('a', data.subarray(0, 4)); // report options long-lived: every method stores
    this.shelf.keep('a', 1, { head: data.subarray(0, 4) }); // report options long-lived: in a literal
    this.shelf.put(data.slice(0, 4)); // ok options long-lived: a copy
    this.shelf.put(data.subarray(0, 4).length); // ok options long-lived: a number
    this.bag.put(data.subarray(0, 4)); // ok options long-lived: another type
  }

  whole(data: Float64Array): void {
    this.shelf.put(data); // ok options long-lived: all of it
  }

  dump(): unknown {
    return [this.part, this.array, this.list, this.n];
  }
}
