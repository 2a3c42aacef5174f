import { EventEmitter } from "node:events";

/** Splits a byte stream into length-prefixed frames. */
export class FrameQueue extends EventEmitter {
  private readonly frames: Buffer[] = [];
  private rest: Buffer = Buffer.alloc(0);
  private version: Buffer | null = null;
  private bytes = 0;

  write(chunk: Buffer): void {
    const data = Buffer.concat([this.rest, chunk]);
    this.version ??= data.subarray(0, 2);
    let at = 2;
    while (at + 4 <= data.length) {
      const length = data.readUInt32BE(at);
      const frame = data.subarray(at + 4, at + 4 + length);
      this.bytes += frame.length;
      this.frames.push(frame);
      this.frames.push(Buffer.from(frame));
      this.emit("frame", frame);
      at += 4 + length;
    }
    this.rest = data.subarray(at);
    this.rest = Uint8Array.prototype.slice.call(data, at) as Buffer;
  }

  next(): Buffer | undefined {
    return this.frames.shift()?.subarray(1);
  }
}
