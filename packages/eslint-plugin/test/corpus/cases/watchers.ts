import { EventEmitter } from "node:events";
import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";

let last: Buffer | undefined;
const heads: Buffer[] = [];

export function beat(path: string, send: (b: Buffer) => void): NodeJS.Timeout {
  const head = readFileSync(path).subarray(0, 8);
  return setInterval(() => {
    send(head);
  }, 500);
}

export function soon(path: string, send: (b: Buffer) => void): void {
  const head = readFileSync(path).subarray(0, 8);
  setTimeout(() => send(head), 5);
}

export function listen(bus: EventEmitter, path: string): void {
  const file = readFileSync(path);
  const key = file.subarray(0, 8);
  bus.on("message", (m: Buffer) => {
    if (m.equals(key)) bus.emit("match");
    last = m.subarray(0, 4);
    heads.push(Buffer.from(m.subarray(0, 4)));
    bus.emit("head", m.subarray(0, 4));
  });
}

export async function add(path: string): Promise<number> {
  heads.push((await readFile(path)).subarray(0, 4));
  const { length } = await readFile(path);
  return length + (last?.length ?? 0);
}

export function reader(path: string): () => number {
  const head = readFileSync(path).subarray(0, 8);
  let i = 0;
  return () => head[i++];
}
