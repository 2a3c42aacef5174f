import type { PublicCall } from "@tsmem/testing";
import * as native from "../../../src/index.ts";
import * as unsafe from "../../../src/unsafe/index.ts";

type Call = (this: unknown, ...args: readonly unknown[]) => unknown;

/** Memory of C that stays: what the calls below read, write and look at. */
const place = native.available ? unsafe.calloc(64, 1) : 0n;
const block = native.available ? native.allocate(64) : {};

/** A function of an entry point, or a method of an object that stands in front of its name. */
function of(
  name: string,
  self: object,
  args: PublicCall["args"],
  spares: PublicCall["spares"] = () => false,
): PublicCall {
  const method = name.slice(name.lastIndexOf(".") + 1);
  return {
    name,
    run: (values) => (Reflect.get(self, method) as Call).apply(self, [...values]),
    args,
    spares,
  };
}

/** Addresses and lengths that are right in form, and not ours: `unsafe` believes them. */
const believed: PublicCall["spares"] = (place, text) =>
  /^argument [012]$/.test(place) && (text === "10n" || text === "2 ** 48");

/** All public calls of the main entry. */
export const mainCalls: readonly PublicCall[] = [
  of("addressOf", native, () => [new Uint8Array(8)]),
  of("adopt", native, () => [unsafe.malloc(64), 64, { free: "free" }]),
  of("adopt", native, () => [unsafe.malloc(20_000), 20_000]),
  of("allocate", native, () => [64, { zero: true, alignment: 64 }]),
  of("allocate", native, () => [300_000, { zero: false }]),
  of("borrow", native, () => [place, 64, block]),
  of("stats", native, () => []),
  of("trim", native, () => []),
  of("block.pin", block, () => []),
];

/** All public calls of the entry `unsafe`. */
export const unsafeCalls: readonly PublicCall[] = [
  of("malloc", unsafe, () => [64]),
  of("calloc", unsafe, () => [8, 8]),
  of("realloc", unsafe, () => [unsafe.malloc(64), 128], believed),
  of("alignedAlloc", unsafe, () => [64, 64]),
  of("alignedFree", unsafe, () => [unsafe.alignedAlloc(64, 64)], believed),
  of("free", unsafe, () => [unsafe.malloc(64)], believed),
  of("memcpy", unsafe, () => [place, place, 64], believed),
  of("peek", unsafe, () => [place, "int32"], believed),
  of("peek", unsafe, () => [place, "uint64"], believed),
  of("poke", unsafe, () => [place, "int32", 1], believed),
  of("poke", unsafe, () => [place, "int64", 1n], believed),
  of("poke", unsafe, () => [place, "float32", 1], believed),
  of("wrapMalloc", unsafe, () => [1n]),
  of("wrapFree", unsafe, () => [1n]),
];
