import { EventEmitter } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createSocket } from 'node:dgram';

interface Packet {
  id: number;
  payload: Buffer;
}

const inFlight = new Map<number, (packet: Packet) => void>();
const lastSeen: Buffer[] = [];

createServer((socket: Socket) => {
  let rest: Buffer = Buffer.alloc(0);
  const fragments: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    rest = chunk.subarray(4); // report t2 outer-variable: a variable of the function around the listener
    rest = Buffer.concat([rest, chunk.subarray(0, 4)]); // ok t1 copy-safe: concat copies
    rest = rest.subarray(2); // ok t1 remainder-in-place: the cursor moves forward
    fragments.push(chunk.subarray(0, chunk.readUInt16BE(0))); // report t2 push: a list of the function around it
    socket.write(chunk.subarray(0, 2)); // ok t1 transient-arg: written
    inFlight.get(chunk[0])?.({ id: chunk[0], payload: chunk.subarray(1) }); // ok t1 transient-arg: handed to a callback
    lastSeen[0] = chunk.subarray(0, 1); // report t1 module-var: an element of a module array
  });
  socket.once('close', () => {
    fragments.length = 0;
  });
});

export class DnsResolver extends EventEmitter {
  private readonly answers = new Map<string, { ttl: number; rdata: Buffer }>();
  private readonly waiting: Record<number, Promise<Buffer>> = {};
  private question?: Buffer;
  private readonly socket = createSocket('udp4');

  start(): void {
    this.socket.on('message', (message) => {
      const ttl = message.readUInt32BE(6);
      const rdata = message.subarray(12, 16);
      this.answers.set(rdata.toString('hex'), { ttl, rdata }); // report t2(-1) object-literal: four bytes keep the datagram
      this.emit('answer', rdata); // ok t1 transient-arg: handed on
      this.question = Buffer.copyBytesFrom(message, 12, 4); // ok t1 copy-safe: copies
      [this.question] = [message.subarray(12, 40)]; // report t2 destructuring: assigned by a pattern
      this.waiting[message.readUInt16BE(0)] = Promise.resolve(message.subarray(2)); // report t3 promise: a promise in a field keeps its value
    });
  }

  query(name: string): Promise<Buffer> {
    return new Promise((resolve) => {
      this.socket.once('message', (message) => {
        resolve(message.subarray(12)); // ok t2 resolve: no store
      });
    });
  }
}

export class FrameDecoder {
  private state: 'head' | 'body' = 'head';
  private mask: Buffer | null = null;
  #rest: Buffer = Buffer.alloc(0);
  private readonly queue: Array<{ opcode: number; body: Buffer }> = [];
  onFrame: ((body: Buffer) => void) | null = null;

  decode(chunk: Buffer): void {
    switch (this.state) {
      case 'head': {
        const masked = (chunk[1] & 0x80) !== 0;
        this.mask = masked ? chunk.subarray(2, 6) : null; // report t1 conditional: four bytes keep the chunk
        this.state = 'body';
        break;
      }
      case 'body': {
        let body = chunk;
        if (this.mask) body = unmask(chunk, this.mask);
        this.queue.push({ opcode: 1, body: Buffer.from(body) }); // ok t2 copy-safe: copied
        this.onFrame?.(body.subarray(1)); // ok t1 transient-arg: handed to a callback
        this.#rest = body.subarray(8); // report t2 private-field: keeps the chunk
        break;
      }
    }
  }

  finish(): Buffer {
    const [first, ...others] = this.queue;
    this.queue.length = 0;
    return Buffer.concat([first.body, ...others.map(({ body }) => body.subarray(1))]); // ok t1 copy-safe: concat copies
  }
}

function unmask(chunk: Buffer, mask: Buffer): Buffer {
  const out = Buffer.allocUnsafe(chunk.length);
  for (let i = 0; i < chunk.length; i++) out[i] = chunk[i] ^ mask[i & 3];
  return out;
}

export class RedisParser {
  private readonly stack: Buffer[][] = [];
  private readonly replies: (Buffer | Buffer[] | null)[] = [];
  private buffer: Buffer | null = null;
  private offset = 0;

  execute(chunk: Buffer): void {
    this.buffer = this.buffer === null ? chunk : Buffer.concat([this.buffer.subarray(this.offset), chunk]); // ok t1 copy-safe: the chunk, or a copy
    const line = this.line(chunk);
    this.replies.push(line); // report t3(-1) helper: a method that gives a view of its argument
    const list = [chunk.subarray(0, 1), chunk.subarray(1, 2)];
    this.stack.push(list); // report t2(-1) array-literal: a list of views
    this.replies.push(list.map((item) => Buffer.from(item))); // ok t2 copy-safe: each is copied
    this.replies.push(...list); // report t2(-3) spread: each of them
    this.replies.push(list.length > 1 ? null : list[0] ?? null); // report t2(-4) conditional: an element of a local list
  }

  private line(chunk: Buffer): Buffer {
    const end = chunk.indexOf('\r\n', this.offset);
    return chunk.subarray(this.offset, end);
  }
}

export function handshake(socket: Socket, peers: Map<Socket, Packet>): void {
  socket.once('data', (hello: Buffer) => {
    peers.set(socket, { id: 0, payload: hello.subarray(4) }); // report t1 object-literal: into a map of a parameter
  });
  socket.on('data', function (this: Socket & { tail?: Buffer }, chunk: Buffer) {
    this.tail = chunk.subarray(-16); // report t1 field: a property of this
  });
}

export class Session {
  constructor(private readonly socket: Socket) {
    const secret = Buffer.alloc(4096);
    const key = secret.subarray(0, 32);
    socket.on('drain', () => {
      socket.write(key); // report t2(-2,-1) listener: the listener keeps the key, and so all of the secret
    });
    socket.on('end', () => {
      socket.write(Buffer.concat([key, secret])); // ok t2 base-stored: the same closure captures the base too
    });
    const timer = setInterval(() => socket.write(secret.subarray(0, 4)), 1000); // ok t2 not-a-view: captures the base, makes the view anew
    timer.unref();
    setTimeout(() => socket.write(key), 10); // ok t2 one-shot: runs once
  }
}
