import { readFileSync } from 'node:fs';
import { load, type NDArray } from '@tsmem/ndarray';

export function head(path: string): Buffer {
  return readFileSync(path).subarray(0, 4); // report options returned: the base is made here
}

function local(path: string): Buffer {
  return readFileSync(path).subarray(0, 4); // report options returned: any function
}

export class Reader {
  private readonly file = readFileSync('a');
  read(path: string): NDArray {
    return load(path).pick(0); // report options returned: a method
  }
  part(): Buffer {
    return this.file.subarray(0, 4); // ok options returned: a property is not new
  }
  static open(path: string): Buffer {
    const file = readFileSync(path);
    return file.subarray(4); // report options returned: a static method
  }
  readonly cut = (path: string): NDArray => load(path).diagonal(); // report options returned: a field that is a function
}

export function given(file: Buffer): Buffer {
  return file.subarray(0, 4); // ok options returned: the caller's base
}

console.log(local);
