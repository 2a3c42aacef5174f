// @tsmem/native.
import { adopt, allocate } from "@tsmem/native";
import { acquire, release } from "@tsmem/native/storage";
import { calloc, free, malloc } from "@tsmem/native/unsafe";

const leaseSymbol = Symbol.for("tsmem.lease");
let sink;

const each = (make) => (count) => {
  for (let i = 0; i < count; i += 1) sink = make();
};
const touch = (buffer) => {
  const view = new Uint8Array(buffer);
  for (let i = 0; i < view.length; i += 4096) view[i] = 1;
};
const inOut = (byteLength) => {
  const lease = acquire(byteLength, false);
  touch(lease.buffer);
  release(lease);
};
const adoptAndDispose = (reach) => () => {
  const block = adopt(malloc(4 << 20), 4 << 20);
  touch(reach(block));
  block.dispose();
};

export const rows = [
  { group: "64 B", name: "unsafe.malloc + free", count: 20_000, run: each(() => free(malloc(64))) },
  {
    group: "64 B",
    name: "unsafe.calloc + free",
    count: 20_000,
    run: each(() => free(calloc(8, 8))),
  },
  { group: "64 B", name: "allocate(64)", count: 20_000, run: each(() => allocate(64)) },
  {
    group: "64 B",
    name: "allocate(64, { alignment: 8 })",
    count: 20_000,
    run: each(() => allocate(64, { alignment: 8 })),
  },
  {
    group: "64 B",
    name: "adopt(malloc(64)), copied",
    count: 20_000,
    run: each(() => adopt(malloc(64), 64)),
  },
  { group: "64 KiB", name: "allocate(64 KiB)", count: 2000, run: each(() => allocate(65536)) },
  {
    group: "64 KiB",
    name: "unsafe.malloc + free",
    count: 2000,
    run: each(() => free(malloc(65536))),
  },
  {
    group: "64 KiB",
    name: "adopt(malloc) + dispose",
    count: 2000,
    run: each(() => adopt(malloc(65536), 65536).dispose()),
  },
  {
    group: "4 MiB, one byte per page touched",
    name: "acquire + release",
    count: 500,
    run: each(() => inOut(4 << 20)),
  },
  {
    group: "4 MiB, one byte per page touched",
    name: "adopt + dispose, lease",
    count: 500,
    run: each(adoptAndDispose((block) => block[leaseSymbol]().buffer)),
  },
  {
    group: "4 MiB, one byte per page touched",
    name: "adopt + dispose, block.buffer",
    count: 500,
    run: each(adoptAndDispose((block) => block.buffer)),
  },
  {
    group: "80 MB, not touched",
    name: "acquire + release",
    count: 20_000,
    run: each(() => release(acquire(80e6, false))),
  },
  {
    group: "80 MB, one byte per page touched",
    name: "acquire + release",
    count: 20,
    run: each(() => inOut(80e6)),
  },
];

export { sink };
