import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { load } from '@tsmem/ndarray';

export function listeners(bus: EventEmitter, target: EventTarget, socket: Socket, path: string): void {
  const file = readFileSync(path);
  const a = file.subarray(0, 4);
  bus.on('data', () => console.log(a)); // report t2(-1) closure-listener: on
  const b = file.subarray(0, 4);
  bus.addListener('data', () => console.log(b[0])); // report t2(-1) closure-listener: addListener
  const c = file.subarray(0, 4);
  target.addEventListener('data', () => console.log(c)); // report t2(-1) closure-listener: addEventListener
  const d = file.subarray(0, 4);
  setInterval(() => console.log(d), 5); // report t2(-1) closure-timer: an interval
  const e = file.subarray(0, 4);
  const listener = (): void => console.log(e); // report t2(-1,+1) closure-listener: the closure has a name
  bus.on('data', listener);
  const f = file.subarray(0, 4);
  function named(): void {
    console.log(f); // report t2(-2,-1,+2) closure-listener: a function declaration
  }
  bus.on('data', named);
  const g = file.subarray(0, 4);
  bus.on('data', function () {
    console.log(g); // report t2(-1,-2) closure-listener: a function expression
  });
  const h = file.subarray(0, 4);
  globalThis.setInterval(() => console.log(h), 5); // report t2(-1) closure-timer: of globalThis
  const i = file.subarray(0, 4);
  bus.on('data', () => console.log(i, file.length)); // ok t2 closure-both: the closure captures the base too
  const j = Buffer.from(file.subarray(0, 4));
  bus.on('data', () => console.log(j)); // ok t1 copy-safe: captures a copy
  const k = file.subarray(0, 4).toString();
  bus.on('data', () => console.log(k)); // ok t1 element-read: captures a string
  const l = file.subarray(0, 4);
  bus.once('data', () => console.log(l)); // ok t2 one-shot: once
  const m = load(path).slice([0, 4]);
  socket.on('data', (chunk) => {
    if (chunk.length > m.size) socket.end(); // report t2(-1,-2) closure-listener: an array
  });
  const n = { head: file.subarray(0, 4) };
  bus.on('data', () => console.log(n.head)); // report t2(-1) closure-listener: a literal with it
  const o = file.subarray(0, 4);
  bus.on('data', async () => {
    await Promise.resolve();
    setTimeout(() => console.log(o), 5); // report t2(-1,-2,-3) closure-listener: a closure in the closure
  });
  const { length } = file.subarray(0, 4);
  bus.on('data', () => console.log(length)); // ok t1 element-read: captures a number
  const p = file.subarray(0, 4);
  bus.off('data', () => console.log(p)); // ok t2 transient-arg: off keeps nothing
  bus.emit('data', () => console.log(p)); // ok t2 transient-arg: passed on
  bus.on('end', console.log); // ok t1 closure-listener: captures nothing
  const q = file.subarray(0, 4);
  if (bus.listenerCount('data') > 0) bus.on('data', () => console.log(q)); // report t2(-1) closure-listener: perhaps
  const r = file.subarray(0, 4);
  bus.on('data', (r: Buffer) => console.log(r)); // ok t2 closure-listener: another variable of that name
  console.log(r.length); // ok t1 element-read: a number
}

export class Connection {
  private head: Buffer | null = null;
  private parts: Buffer[] = [];

  constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.head = chunk.subarray(0, 4); // report t1 field: of what comes in
      this.parts.push(chunk.subarray(4)); // report t1 push: of what comes in
      this.parts.push(Buffer.from(chunk.subarray(4))); // ok t1 copy-safe: copied
      const rest = chunk.subarray(8);
      if (rest.length) this.parts.unshift(rest); // report t1(-1) unshift: of what comes in
      socket.write(chunk.subarray(0, 4)); // ok t1 transient-arg: passed on
    });
    socket.on('drain', () => {
      this.head = null;
    });
  }

  close(): unknown {
    this.socket.end();
    return [this.head, this.parts];
  }
}

export function subscriptions(bus: EventEmitter, paths: string[]): void {
  for (const path of paths) {
    const head = readFileSync(path).subarray(0, 4);
    bus.on(path, () => console.log(head)); // report t2(-1) closure-listener: in a loop
  }
  paths.forEach((path) => {
    const head = readFileSync(path).subarray(0, 4);
    bus.on(path, () => console.log(head)); // report t2(-1) closure-listener: in a callback
  });
}
