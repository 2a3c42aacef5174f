import { readFileSync } from "node:fs";
import { load, type NDArray, type View } from "@tsmem/ndarray";

function magic(file: Buffer): Buffer {
  return file.subarray(0, 4);
}
function ownedMagic(file: Buffer): Buffer {
  return Buffer.from(file.subarray(0, 4));
}
declare function window(a: NDArray): View<NDArray>;

class Entry {
  constructor(readonly key: Buffer) {}
}

/** slice() of this class is no view. */
class Version {
  constructor(private readonly parts: number[]) {}
  slice(n: number): Version {
    return new Version(this.parts.slice(0, n));
  }
}

export class Book {
  private keys: Buffer[] = [];
  private entries: Entry[] = [];
  private array: NDArray | null = null;
  private version = new Version([1, 0, 0]);
  private clone: Uint8Array | null = null;

  add(path: string): void {
    const file = readFileSync(path);
    this.keys.push(magic(file));
    this.keys.push(ownedMagic(file));
    this.entries.push(new Entry(file.subarray(0, 4)));
    this.array = window(load(path));
    this.array = window(load(path)).copy();
    this.version = this.version.slice(2);
    this.clone = structuredClone(file.subarray(0, 4));
  }

  dump(): unknown {
    return [this.keys, this.entries, this.array, this.version, this.clone];
  }
}
