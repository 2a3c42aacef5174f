import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { load, loadAsync, zeros, type NDArray } from '@tsmem/ndarray';

interface Page {
  head?: Buffer;
  tail?: Buffer;
  length: number;
}

export class Expressions {
  private kept: Buffer | null | undefined = null;
  private array: NDArray | null = null;
  private page: Page = { length: 0 };
  private pages: Page[] = [];
  private flag = false;
  private n = 0;

  wrapped(path: string, flag: boolean): void {
    const file = readFileSync(path);
    this.kept = (file.subarray(0, 4)); // report t1 wrapped: parentheses
    this.kept = file.subarray(0, 4) as Buffer; // report t1 wrapped: a cast
    this.kept = <Buffer>file.subarray(0, 4); // report t1 wrapped: a cast
    this.kept = file.subarray(0, 4) as unknown as Buffer<ArrayBuffer>; // report t1 wrapped: two casts
    this.kept = file.subarray(0, 4)!; // report t1 wrapped: not null
    this.kept = file.subarray(0, 4) satisfies Uint8Array; // report t1 wrapped: satisfies
    this.kept = ((file as Buffer).subarray(0, 4) as Buffer)!; // report t1 wrapped: all at once
    this.kept = flag ? null : file.subarray(0, 4); // report t1 conditional: the other branch
    this.kept = flag ? Buffer.alloc(4) : flag ? null : file.subarray(0, 4); // report t1 conditional: nested
    this.kept = file.subarray(0, 4).length > 2 ? null : Buffer.alloc(1); // ok t1 conditional: only tested
    this.kept = (file.subarray(0, 4), null); // ok t1 comma: the last counts
    this.kept = (this.n++, file.subarray(0, 4)); // report t1 comma: the last counts
    this.kept = this.kept ?? file.subarray(0, 4); // report t1 logical: when there was none
    this.kept = this.kept || file.subarray(0, 4); // report t1 logical: when there was none
    this.kept = (flag && file.subarray(0, 4)) || null; // report t1 logical: when the flag is set
    this.kept = file.subarray(0, 4) ?? null; // report t1 logical: the left one
    this.flag = !file.subarray(0, 4); // ok t1 logical: a boolean
    this.flag = file.subarray(0, 4) instanceof Uint8Array; // ok t1 logical: a boolean
    this.flag = file.subarray(0, 4) === this.kept; // ok t1 logical: a boolean
    this.kept = (this.page.head = file.subarray(0, 4)); // report t1 assignment: both are stores
    let other: Buffer | null = null;
    this.kept = other = file.subarray(0, 4); // report t2 assignment: through a local name
    this.n = other.length; // ok t1 element-read: a number
  }

  async waited(path: string): Promise<void> {
    this.kept = (await readFile(path)).subarray(0, 4); // report t1 await: after an await
    this.array = (await loadAsync(path)).pick(0).T; // report t1 await: after an await
    const pending = readFile(path);
    this.kept = (await pending).subarray(0, 4); // report t2 await: the promise has a name
    const head = (await readFile(path)).subarray(0, 4);
    this.kept = head; // report t2(-1) await: through a const
    this.kept = await Promise.resolve(head); // report t3(-2) promise: comes back as it was
    const [one, two] = await Promise.all([readFile(path), readFile(path)]);
    this.kept = one.subarray(0, 4); // report t2 promise: cut from what came back
    this.kept = two; // ok t2 promise: all of it
    const [cut] = await Promise.all([head, path]);
    this.kept = cut; // report t3(-1,-7) promise: through Promise.all
  }

  named(path: string, flag: boolean, n: number): void {
    const big = load(path);
    const head = big.slice([0, 4]);
    this.array = head; // report t2(-1) const: has a name
    const same = head;
    this.array = same; // report t2(-1,-3) const: has two names
    let v: NDArray = zeros([4]);
    this.array = v; // ok t2 let: not yet
    v = big.pick(0);
    this.array = v; // report t2(-1) let: by now
    v = v.copy();
    this.array = v; // ok t2 let: copied
    let w: NDArray | null = null;
    if (flag) w = big.pick(0);
    this.array = w; // report t2(-1) let: perhaps
    let x = big.pick(0);
    if (flag) x = x.copy();
    this.array = x; // report t2(-2) let: perhaps not copied
    let y = big.pick(0);
    if (flag) y = y.copy();
    else y = zeros([4]);
    this.array = y; // ok t2 let: replaced on both ways
    let z: NDArray;
    switch (n) {
      case 0:
        z = zeros([4]);
        break;
      default:
        z = big.pick(n);
    }
    this.array = z; // report t2(-2) let: in one case
    let k: NDArray | null = null;
    for (let i = 0; i < n; i++) {
      this.array = k; // report t2(+1) let: from the round before
      k = big.pick(i);
    }
    let t: NDArray | null = null;
    try {
      t = big.pick(n);
    } catch {
      t = null;
    }
    this.array = t; // report t2(-4) let: when nothing was thrown
    var late = big.pick(1);
    late = zeros([1]);
    this.array = late; // ok t2 var: replaced
  }

  taken(path: string): void {
    const file = readFileSync(path);
    const { head, rest } = { head: file.subarray(0, 4), rest: 3 };
    this.kept = head; // report t2(-1) destructuring: out of a literal
    this.n = rest; // ok t2 destructuring: a number
    const { head: renamed = null } = { head: file.subarray(0, 4) };
    this.kept = renamed; // report t2(-1) destructuring: renamed, with a default
    const [a, , b] = [file.subarray(0, 4), 1, 2];
    this.kept = a; // report t2(-1) destructuring: first element
    this.n = b; // ok t2 destructuring: a number
    const { outer: { inner } } = { outer: { inner: file.subarray(0, 4) } };
    this.kept = inner; // report t2(-1) destructuring: nested
    const { length, ...others } = { length: 1, head: file.subarray(0, 4) };
    this.page = { length, ...others }; // report t2(-1) destructuring: the rest has it
    const { head: dropped, ...plain } = { head: file.subarray(0, 4), length: 1 };
    this.page = plain; // ok t2 destructuring: the rest does not have it
    this.n = dropped.length; // ok t1 element-read: a number
    const [, ...tail] = [Buffer.alloc(1), file.subarray(0, 4)];
    this.kept = tail[0]; // report t2(-1) destructuring: the rest of an array
    let c: Buffer | null = null;
    [c] = [file.subarray(0, 4)];
    this.kept = c; // report t2(-1) destructuring: in an assignment
    ({ kept: this.kept } = { kept: file.subarray(0, 4) }); // report t2 destructuring: into a field
    [this.kept, this.n] = [file.subarray(0, 4), 1]; // report t2 destructuring: into a field
    const { byteLength } = file.subarray(0, 4);
    this.n = byteLength; // ok t1 element-read: a number
    const { subarray: _, ...nothing } = { subarray: 1, length: 2 };
    this.page = nothing; // ok t1 robustness: only a name
  }

  literals(path: string, flag: boolean): void {
    const file = readFileSync(path);
    this.page = { head: file.subarray(0, 4), length: 4 }; // report t1 object-literal: a member
    this.page = { ...this.page, head: file.subarray(0, 4) }; // report t1 object-literal: beside a spread
    this.page = { ...(flag && { head: file.subarray(0, 4) }), length: 1 }; // report t2 object-literal: in a spread
    this.pages.push({ length: 1, ...{ tail: file.subarray(-4) } }); // report t2 object-literal: in a spread
    this.pages = [{ length: 1, head: file.subarray(0, 4) }]; // report t1 array-literal: an element's member
    this.pages = [...this.pages, { length: 1, head: file.subarray(0, 4) }]; // report t1 array-literal: beside a spread
    const local = { head: file.subarray(0, 4), length: file.length };
    this.n = local.length; // ok t2 member: a number
    this.kept = local.head; // report t2(-2) member: of a local literal
    this.page = local; // report t2(-3) member: all of it
    const copy = { ...local };
    this.kept = copy['head']; // report t2(-1,-5) member: of a copied literal
    const pair = [file.subarray(0, 4), file.length] as const;
    this.n = pair[1]; // ok t2 member: a number
    this.kept = pair[0]; // report t2(-2) member: of a local array
    const safe = { head: Buffer.from(file.subarray(0, 4)), length: 4 };
    this.page = safe; // ok t1 copy-safe: copied
    const empty: Page = { length: 0 };
    empty.head = file.subarray(0, 4);
    this.page = empty; // report t2(-1) member: assigned before
    const filled: Page = { length: 0 };
    filled.head = file.subarray(0, 4);
    filled.head = Buffer.from(filled.head);
    this.kept = filled.head; // ok t2 member: copied in between
    this.page = { get head() { return Buffer.alloc(4); }, length: 4 }; // ok t1 robustness: a getter
    const frozen = Object.freeze({ head: file.subarray(0, 4), length: 4 });
    this.kept = Object.assign({}, { tail: file.subarray(-4) }).tail; // report t2 object-assign: into a new one
    this.n = frozen.length; // ok t2 member: a number
    this.page = Object.assign({ length: 1 }, { head: file.subarray(0, 4) }); // report t2 object-assign: into a new one
    Object.assign(this.page, { head: file.subarray(0, 4) }); // report t2 object-assign: into a field
    Object.assign(this.page, { length: 2 }); // ok t1 object-assign: a number
  }

  optional(file: Buffer | undefined, page: Page | null, pages?: Page[]): void {
    this.kept = file?.subarray(0, 4); // report t1 optional: when there is one
    this.kept = file?.subarray(0, 4)?.subarray(1); // report t1 optional: when there is one
    this.kept = (file?.subarray(0, 4))!; // report t1 optional: when there is one
    this.kept = page?.head?.subarray?.(0, 4); // report t1 optional: a method that may be missing
    this.kept = pages?.[0]?.head?.slice(0, 4); // report t1 optional: at the end of a chain
    this.n = file?.subarray(0, 4).length ?? 0; // ok t1 optional: a number
  }

  dump(): unknown {
    return [this.kept, this.array, this.page, this.pages, this.flag, this.n];
  }
}
