import strided, { type Strided } from "strided";

export class Shelf {
  private n = 0;
  put(value: unknown): void {
    this.n += value ? 1 : 0;
  }
}

export class Cuts {
  private readonly list: Strided[] = [];

  constructor(private readonly shelf: Shelf) {}

  cut(data: Float64Array): void {
    const big = strided(data, [100, 100]);
    this.list.push(big.hi(4, 4));
    this.list.push(big.hi(4, 4).clone());
    this.shelf.put(data.subarray(0, 4));
    this.shelf.put(data.slice(0, 4));
  }
}
