import { load, type NDArray } from "@tsmem/ndarray";

interface Node {
  bytes(): Uint8Array;
  next: Node | null;
}

/** Reads values of any kind off a buffer. */
function read(wire: Uint8Array, at: number): unknown {
  if (wire[at] === 0) return wire[at + 1];
  if (wire[at] === 1) return wire.subarray(at + 1, at + 9);
  return [read(wire, at + 1)];
}

export class Queue {
  private chunks: Buffer[] = [];
  private buffer: Buffer = Buffer.alloc(0);
  private readonly values = new Map<string, unknown>();

  consume(n: number): Buffer {
    const first = this.chunks[0];
    this.chunks[0] = first.subarray(n);
    this.buffer = this.buffer.subarray(n);
    return first.subarray(0, n);
  }

  value(name: string, wire: Uint8Array): void {
    this.values.set(name, read(wire, 0));
    this.values.set(name, wire.subarray(0, 8));
  }
}

export function bands(path: string, height: number): NDArray[] {
  const image = load(path);
  const out: NDArray[] = [];
  for (let y = 0; y < image.shape[0]; y += height) out.push(image.slice([y, y + height]));
  return out;
}

export function bodies(head: Node | null): Uint8Array[] {
  const out: Uint8Array[] = [];
  let node = head;
  while (node) {
    out.push(node.bytes().subarray(4));
    node = node.next;
  }
  return out;
}
