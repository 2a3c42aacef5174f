import { ascontiguousarray, load, random, type NDArray } from "@tsmem/ndarray";

export class Layer {
  private weights: NDArray = random([4, 4]);
  private bias: NDArray | null = null;
  private rows: NDArray[] = [];
  private norm = 0;

  whole(path: string): void {
    const big = load(path);
    this.weights = big.T;
    this.weights = big.reshape(-1, 4);
  }

  narrow(path: string, flag: boolean): void {
    const big = load(path);
    this.bias = big.slice([0, 4]);
    this.bias = big.pick(0).T;
    this.bias = big.ravel().slice([0, 4]);
    this.bias = big.slice([0, 4]).astype("float64");
    this.bias = flag ? big.slice([0, 4]) : null;
    this.bias = ascontiguousarray(big.slice([0, 4]));
    this.norm = big.slice([0, 4]).sum();
    this.weights.set(big.slice([0, 4]));
    for (const row of big) {
      this.rows.push(row);
      this.rows.push(row.copy());
    }
    const { head, norm } = { head: big.slice([0, 4]), norm: big.sum() };
    this.bias = head;
    this.norm = norm;
    let v = big.slice([0, 4]);
    v = v.copy();
    this.bias = v;
    Object.assign(this, { bias: big.slice([0, 4]) });
  }

  dump(): unknown {
    return [this.weights, this.bias, this.rows, this.norm];
  }
}

export class Dataset {
  private readonly data: NDArray;
  private readonly train: NDArray;
  readonly labels: NDArray;

  constructor(path: string) {
    const all = load(path);
    this.data = all;
    this.train = all.slice([0, 800]);
    this.labels = load(path + ".labels").slice(":", 0);
  }

  batch(i: number): NDArray {
    return this.data.slice([i, i + 32]);
  }

  size(): number {
    return this.train.size;
  }
}
