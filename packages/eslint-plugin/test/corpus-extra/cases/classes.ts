import { readFileSync } from 'node:fs';
import { load, type NDArray } from '@tsmem/ndarray';

class Entry {
  constructor(readonly key: Buffer, private readonly at = 0) {}
  where(): number {
    return this.at;
  }
}

class Assigned {
  readonly head: Buffer;
  constructor(head: Buffer) {
    this.head = head;
  }
}

class Copied {
  readonly head: Buffer;
  constructor(head: Buffer) {
    this.head = Buffer.from(head);
  }
}

class Looked {
  readonly size: number;
  constructor(head: Buffer) {
    this.size = head.length;
  }
}

class Listed {
  private readonly list: Buffer[] = [];
  constructor(head: Buffer) {
    this.list.push(head);
  }
  all(): Buffer[] {
    return this.list;
  }
}

class Optioned {
  private readonly options: { head: Buffer };
  constructor(options: { head: Buffer }) {
    this.options = options;
  }
  head(): Buffer {
    return this.options.head;
  }
}

class Derived extends Assigned {
  constructor(head: Buffer, readonly n: number) {
    super(head);
  }
}

class Inherited extends Entry {}

class Cutting {
  readonly head: Buffer;
  constructor(file: Buffer) {
    this.head = file.subarray(0, 4); // report t1 field: of a parameter
  }
}

class Both {
  readonly head: Buffer;
  constructor(readonly file: Buffer) {
    this.head = file.subarray(0, 4); // ok t2 base-stored: the same object keeps the base
  }
}

const Named = class {
  constructor(readonly head: Buffer) {}
};

export class Keeper {
  private entries: Entry[] = [];
  private any: unknown = null;
  private byKey = new Map<string, Assigned>();
  private kept: Buffer | null = null;
  private array: NDArray | null = null;
  private static last: Buffer | null = null;

  instances(path: string): void {
    const file = readFileSync(path);
    this.entries.push(new Entry(file.subarray(0, 4))); // report t3 constructor-arg: a parameter property
    this.entries.push(new Entry(file.subarray(0, 4), 4)); // report t3 constructor-arg: a parameter property
    this.entries.push(new Entry(Buffer.from(file.subarray(0, 4)))); // ok t2 constructor-arg: copied
    this.any = new Assigned(file.subarray(0, 4)); // report t3 constructor-arg: assigned to a field
    this.any = new Copied(file.subarray(0, 4)); // ok t2 constructor-arg: the class copies
    this.any = new Looked(file.subarray(0, 4)); // ok t2 constructor-arg: the class keeps a number
    this.any = new Listed(file.subarray(0, 4)); // report t3 constructor-arg: pushed to a field
    this.any = new Optioned({ head: file.subarray(0, 4) }); // report t3 constructor-arg: in a literal
    this.any = new Derived(file.subarray(0, 4), 1); // report t3 constructor-arg: by way of super
    this.any = new Inherited(file.subarray(0, 4)); // report t3 constructor-arg: the constructor above
    this.any = new Named(file.subarray(0, 4)); // report t3 constructor-arg: a class expression
    this.any = new Cutting(file); // ok t2 constructor-arg: reported where it is cut
    const entry = new Entry(file.subarray(0, 4));
    this.entries.push(entry); // report t3(-1) constructor-arg: through a const
    this.byKey.set(path, new Assigned(file.subarray(0, 4))); // report t3 constructor-arg: into a map
    new Entry(file.subarray(0, 4)).where(); // ok t1 local-only: dies with the call
    const other = new Entry(file.subarray(0, 4));
    this.any = other.where(); // ok t2 constructor-arg: a number
    this.kept = other.key; // report t3(-2) constructor-arg: read from the instance
  }

  wholes(path: string): void {
    const file = readFileSync(path);
    this.entries.push(new Entry(file)); // ok t1 constructor-arg: all of it
    this.kept = file.subarray(0, 4); // ok t3 base-stored: the instance keeps the base, under the same owner
  }

  methods(path: string): void {
    const file = readFileSync(path);
    this.kept = this.cut(file); // report t3 helper: a method
    this.kept = this.#cut(file); // report t3 helper: a private method
    this.kept = Keeper.cut(file); // report t3 helper: a static method
    this.kept = this.arrow(file); // report t3 helper: a field that is a function
    this.kept = this.own(file); // ok t2 helper: copies
    this.kept = this.cut(file).length > 2 ? null : this.kept; // ok t1 helper: only looked at
    this.array = this.row(load(path)); // report t3 helper: a method
    Keeper.last = this.cut(file); // report t3 static-field: a method
    this.entries.push(new Entry(this.cut(file))); // report t3 constructor-arg: a method's result
  }

  private cut(file: Buffer): Buffer {
    return file.subarray(0, 4);
  }

  #cut(file: Buffer): Buffer {
    return file.subarray(0, 4);
  }

  static cut(file: Buffer): Buffer {
    return file.subarray(0, 4);
  }

  private readonly arrow = (file: Buffer): Buffer => file.subarray(0, 4);

  private own(file: Buffer): Buffer {
    return Buffer.from(file.subarray(0, 4));
  }

  private row(big: NDArray): NDArray {
    return big.pick(0);
  }

  dump(): unknown {
    return [this.entries, this.any, this.byKey, this.kept, this.array, Keeper.last, Keeper];
  }
}

/** Keeps what it is given, wherever that came from. */
export class Store {
  private readonly heads: Buffer[] = [];
  private readonly file: Buffer;
  private readonly head: Buffer;

  constructor(path: string) {
    const file = readFileSync(path);
    this.head = file.subarray(0, 4); // ok t1 base-stored: the base is stored after it
    this.file = file;
  }

  keep(head: Buffer): void {
    this.heads.push(head); // ok t1 robustness: a parameter, not known to be a view
  }

  use(path: string): void {
    this.keep(readFileSync(path).subarray(0, 4)); // ok t1 transient-arg: an argument of a call
    this.heads.push(this.file.subarray(0, 4)); // ok t1 same-object: the base is a field
    this.heads.push(this.head.subarray(0, 4)); // ok t1 same-object: the base is a field
  }
}
