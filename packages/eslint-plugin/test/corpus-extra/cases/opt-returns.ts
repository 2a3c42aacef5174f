import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { load, type NDArray } from '@tsmem/ndarray';

export function head(path: string): Buffer {
  return readFileSync(path).subarray(0, 4); // report options returned: exported, the base is made here
}

export const arrow = (path: string): NDArray => load(path).pick(0); // report options returned: exported, the base is made here

export function named(path: string): NDArray {
  const big = load(path);
  const top = big.slice([0, 4]);
  return top; // report options(-1) returned: by a name
}

export async function later(path: string): Promise<Buffer> {
  const file = await readFile(path);
  return file.subarray(0, 4); // report options returned: awaited
}

export function choice(path: string, flag: boolean): Buffer | null {
  return flag ? readFileSync(path).subarray(0, 4) : null; // report options returned: in one branch
}

export function copied(path: string): NDArray {
  return load(path).pick(0).copy(); // ok options returned: copied
}

export function whole(path: string): NDArray {
  return load(path).T; // ok options returned: all of it
}

export function given(file: Buffer): Buffer {
  return file.subarray(0, 4); // ok options returned: the caller's base
}

export function size(path: string): number {
  return readFileSync(path).subarray(4).length; // ok options returned: a number
}

export class Reader {
  private readonly file = readFileSync('a');
  part(): Buffer {
    return this.file.subarray(0, 4); // ok options returned: a property is not new
  }
}

function local(path: string): Buffer {
  return readFileSync(path).subarray(0, 4); // ok options returned: not exported
}

function listed(path: string): Buffer {
  return readFileSync(path).subarray(0, 4); // report options returned: exported by name
}

const also = function (path: string): Buffer {
  return readFileSync(path).subarray(-4); // report options returned: exported by name
};

export default function (path: string): Buffer {
  return readFileSync(path).subarray(0, 4); // report options returned: the module's default
}

export { listed, also as renamed };
console.log(local);
