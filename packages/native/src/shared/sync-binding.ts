/** The functions of addon/cpp/shared/sync_exports.cc. Those without arguments read the block. */
export interface SyncBinding {
  bind(block: Float64Array): void;
  create(view: Uint8Array, kind: number): number;
  open(view: Uint8Array, kind: number): number;
  guard(words: Int32Array, owner: number): void;
  areas(): number;
  close(): void;
  unlink(): void;
  acquire(): void;
  release(): void;
  load(): void;
  store(): void;
  add(): void;
  compareExchange(): void;
  wait(): void;
  wake(): void;
}
