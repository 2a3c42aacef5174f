import { NotOwnedError } from "@tsmem/core";
import { hex } from "../block/faults.ts";

/** Memory that a Block owns is the Block's to free. */
export function refuseOwned(operation: string, address: bigint): never {
  throw new NotOwnedError(
    `${operation}: ${hex(address)} belongs to a live block; dispose the block instead`,
    { code: "ERR_TSMEM_OTHER_OWNER", address },
  );
}
