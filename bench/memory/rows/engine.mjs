// What the engine and Node offer.
const kib = 1024;
let sink;

const each = (make) => (count) => {
  for (let i = 0; i < count; i += 1) sink = make();
};
const bytes = (buffer) => {
  const view = new Uint8Array(buffer);
  for (let i = 0; i < view.length; i += 4096) view[i] = 1;
  return view;
};

export const rows = [
  {
    group: "64 B",
    name: "new ArrayBuffer(64)",
    count: 20_000,
    run: each(() => new ArrayBuffer(64)),
  },
  { group: "64 B", name: "new Uint8Array(64)", count: 20_000, run: each(() => new Uint8Array(64)) },
  {
    group: "64 B",
    name: "Buffer.allocUnsafe(64), pooled",
    count: 20_000,
    run: each(() => Buffer.allocUnsafe(64)),
  },
  {
    group: "64 B",
    name: "Buffer.allocUnsafeSlow(64)",
    count: 20_000,
    run: each(() => Buffer.allocUnsafeSlow(64)),
  },
  {
    group: "64 KiB",
    name: "new ArrayBuffer(64 KiB)",
    count: 2000,
    run: each(() => new ArrayBuffer(64 * kib)),
  },
  {
    group: "64 KiB",
    name: "Buffer.allocUnsafeSlow(64 KiB)",
    count: 2000,
    run: each(() => Buffer.allocUnsafeSlow(64 * kib)),
  },
  {
    group: "4 MiB, one byte per page touched",
    name: "new ArrayBuffer",
    count: 100,
    run: each(() => bytes(new ArrayBuffer(4 << 20))),
  },
  {
    group: "4 MiB, one byte per page touched",
    name: "Buffer.allocUnsafeSlow",
    count: 100,
    run: each(() => bytes(Buffer.allocUnsafeSlow(4 << 20).buffer)),
  },
  {
    group: "80 MB, one byte per page touched",
    name: "new ArrayBuffer",
    count: 10,
    run: each(() => bytes(new ArrayBuffer(80e6))),
  },
];

export { sink };
