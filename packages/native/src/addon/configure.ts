import { adoptedBlock } from "../block/adopt.ts";
import type { Block } from "../block/block.ts";
import { borrowedBlock } from "../block/borrow.ts";
import { binding } from "./load.ts";
import {
  areExternalsAllowed,
  areExternalsRefused,
  collectGarbage,
  runtimeName,
} from "./runtime.ts";

// Called by other addons through include/tsmem/abi.h, right after the registers were written.
function makeBlock(
  buffer: ArrayBuffer,
  byteLength: number,
  isBorrowed: boolean,
  keepAlive: object | undefined,
): Block {
  const { registers } = binding!;
  return isBorrowed
    ? borrowedBlock(buffer, registers, byteLength, keepAlive ?? undefined)
    : adoptedBlock(buffer, registers, byteLength, "copy");
}

binding?.configure(
  areExternalsAllowed,
  areExternalsRefused,
  collectGarbage,
  makeBlock,
  runtimeName === "node",
);
