import * as nd from '@tsmem/ndarray';
import { asarray, ascontiguousarray, broadcastTo, load, type NDArray, type View } from '@tsmem/ndarray';

/** Views of arrays, one statement each. */
export class Board {
  private kept: NDArray | null = null;
  private grid: NDArray<'int32'> | null = null;
  private list: NDArray[] = [];
  private set = new Set<NDArray>();
  private byName = new Map<string, NDArray>();
  private total = 0;
  private text = '';
  private numbers: number[] = [];

  narrow(path: string): void {
    const big = load(path);
    this.kept = big.slice(0); // report t1 narrow: one row
    this.kept = big.slice(':', 3); // report t1 narrow: one column
    this.kept = big.slice([null, 4]); // report t1 narrow: the first four
    this.kept = big.slice(':', [0, 2]); // report t1 narrow: two columns
    this.kept = big.pick(0, null); // report t1 narrow: a row
    this.kept = big.diagonal(); // report t1 narrow: the diagonal
    this.kept = big.diagonal(1); // report t1 narrow: another diagonal
    this.kept = big['slice']([0, 4]); // report t1 narrow: the same method
    this.kept = big.slice([0, 8]).slice([0, 4]); // report t1 chain: a view of a view
    this.kept = big.slice().slice([0, 4]); // report t1 chain: narrow after whole
    this.kept = big.slice([0, 4]).slice(':'); // report t1 chain: whole after narrow
    this.kept = big.slice([0, 4]).transpose(1, 0); // report t1 chain: whole passes it on
    this.kept = big.slice([0, 4]).swapaxes(0, 1); // report t1 chain: whole passes it on
    this.kept = big.slice([0, 4]).reshape(2, 2); // report t1 chain: whole passes it on
    this.kept = big.slice([0, 4]).ravel(); // report t1 chain: whole passes it on
    this.kept = big.slice([0, 1]).squeeze(); // report t1 chain: whole passes it on
    this.kept = big.slice([0, 4]).expandDims(0); // report t1 chain: whole passes it on
    this.grid = big.slice([0, 4]).view('int32'); // report t1 chain: whole passes it on
    this.kept = broadcastTo(big.slice(0), [9, 9]); // report t2 chain: whole passes it on
    this.kept = big.transpose().pick(2); // report t1 chain: narrow after whole
    this.kept = big.T.reshape(-1).diagonal(); // report t1 chain: narrow after two wholes
    this.kept = big.slice([0, 4]).sort(); // report t1 in-place: the same array comes back
    this.kept = big.pick(1).fill(0); // report t1 in-place: the same array comes back
    this.kept = asarray(big.pick(1)); // report t2 not-a-copy: it is an array already
    this.kept = nd.ascontiguousarray(big.slice([0, 4])); // report t2 not-a-copy: may be the same array
    this.kept = ascontiguousarray(asarray(big.slice(1)).T); // report t2 not-a-copy: through both
  }

  whole(path: string): void {
    const big = load(path);
    this.kept = big; // ok t1 whole-view: the base itself
    this.kept = big.T; // ok t1 whole-view: all of it
    this.kept = big.transpose(); // ok t1 whole-view: all of it
    this.kept = big.swapaxes(0, 1); // ok t1 whole-view: all of it
    this.kept = big.ravel(); // ok t1 whole-view: all of it
    this.kept = big.squeeze().expandDims(0); // ok t1 whole-view: all of it
    this.grid = big.view('int32'); // ok t1 whole-view: all of it
    this.kept = broadcastTo(big, [2, 9]); // ok t1 whole-view: repeats all of it
    this.kept = big.slice(); // ok t1 whole-view: no specs
    this.kept = big.slice(':'); // ok t1 whole-view: everything
    this.kept = big.slice(':', ':').T; // ok t1 whole-view: everything, twice
    this.kept = big.sort(0).reshape(-1); // ok t1 in-place: the base itself
    this.kept = ascontiguousarray(big); // ok t1 whole-view: at most all of it
  }

  copies(path: string): void {
    const big = load(path);
    this.kept = big.slice([0, 4]).copy(); // ok t1 copy-safe: copied
    this.kept = big.slice([0, 4]).flatten(); // ok t1 copy-safe: new memory
    this.grid = big.slice([0, 4]).astype('int32'); // ok t1 copy-safe: new memory
    this.kept = big.slice([0, 4]).take([0, 1]); // ok t1 copy-safe: new memory
    this.kept = big.slice([0, 4]).add(1); // ok t1 copy-safe: arithmetic
    this.kept = big.pick(0).mul(big.pick(1)); // ok t1 copy-safe: arithmetic
    this.kept = big.slice([0, 4]).cumsum(); // ok t1 copy-safe: new memory
    this.kept = big.slice([0, 4]).copy().T; // ok t1 copy-safe: a view of a copy, whole
    this.kept = nd.stack([big.pick(0), big.pick(1)]); // ok t1 copy-safe: stacked anew
    this.kept = nd.concatenate([big.slice([0, 2]), big.slice([4, 6])]); // ok t1 copy-safe: joined anew
    this.kept = ascontiguousarray(big.slice([0, 4]).copy()); // ok t2 copy-safe: copied before
    this.kept = big.slice([0, 4]).copy().slice([0, 2]); // report t2 copy-base: the copy is a base of its own, and a larger one
  }

  values(path: string): void {
    const big = load(path);
    this.total = big.slice([0, 4]).mean(); // ok t1 element-read: a number
    this.total = big.pick(0).get(1); // ok t1 element-read: a number
    this.total = big.pick(0).item(); // ok t1 element-read: a number
    this.total = big.slice([0, 4]).shape[0]; // ok t1 element-read: a number
    this.total += big.slice([0, 4]).size; // ok t1 element-read: a number
    this.numbers = big.slice([0, 4]).toArray(); // ok t1 element-read: numbers
    this.text = big.slice([0, 4]).dtype; // ok t1 element-read: a string
    this.text = `${big.pick(0)}`; // ok t1 element-read: a string
    this.text = String(big.pick(0).max()); // ok t1 element-read: a string
    this.numbers.push(big.pick(0).argmax()); // ok t1 element-read: a number
  }

  rows(path: string): void {
    const big = load(path);
    for (const row of big) this.kept = row; // report t2 iteration: a row
    for (const row of big) this.list.push(row.T); // report t2 iteration: a row, turned
    for (const row of big) this.list.push(row.copy()); // ok t1 iteration: copied
    for (const row of big) this.total += row.sum(); // ok t1 iteration: a number
    this.list = [...big]; // report t2 iteration: rows by spreading
    this.list.push(...big); // report t2 iteration: rows by spreading
    this.list = Array.from(big); // report t2 iteration: rows
    this.list = Array.from(big, (row) => row.copy()); // ok t2 iteration: copied
    this.list = [...big].map((row) => row.copy()); // ok t2 iteration: copied
    const [first, second] = big;
    this.kept = first; // report t2(-1) iteration: a row by destructuring
    this.set.add(second); // report t2(-2) iteration: a row by destructuring
    for (const [i, row] of [...big].entries()) {
      this.byName.set(String(i), row); // report t2(-1) iteration: a row out of entries
    }
    [...big].forEach((row) => {
      this.list.push(row); // report t2(-1) iteration: a row in a callback
    });
    for (const row of big.slice([0, 4])) this.list.push(row); // report t2 iteration: rows of a view
    for (const row of big.copy()) this.kept = row; // report t2 iteration: a row of the copy keeps the copy
  }

  marked(path: string, lookup: (name: string) => View<NDArray>, given: View<NDArray>): void {
    this.kept = lookup(path); // report t3 brand: its type says that it is a view
    this.kept = given; // report t3 brand: its type says that it is a view
    this.kept = given.T; // report t3 brand: all of a view
    this.kept = given.copy(); // ok t1 brand: copied
    this.total = given.size; // ok t1 brand: a number
    const other: View<NDArray> = lookup(path);
    this.list.push(other); // report t3(-1) brand: through a const
  }

  dump(): unknown {
    return [this.kept, this.grid, this.list, this.set, this.byName, this.total, this.text, this.numbers];
  }
}
