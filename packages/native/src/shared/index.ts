/**
 * The door of `@tsmem/shared` to the addon: segments, locks and waiting, without checks of arguments.
 * It may change in any release; use `@tsmem/shared`.
 */
import "../addon/configure.ts";
import { binding, needBinding } from "../addon/load.ts";
import type { SharedBinding } from "./binding.ts";

export type { SharedBinding } from "./binding.ts";
export { closeMapping } from "../mapped/buffer.ts";
export { trouble } from "../mapped/trouble.ts";
export {
  createMapping,
  type MappedSegment,
  type MappingFault,
  openMapping,
  openMappingOfProcess,
} from "./mapped-segment.ts";
export {
  acquire,
  add,
  areaCount,
  closePage,
  compareExchange,
  createPage,
  guardThreadLocks,
  load,
  lockStatus,
  openPage,
  pageBytes,
  pageFaults,
  release,
  store,
  unlinkPage,
  wait,
  wake,
} from "./sync.ts";

/** The functions of the addon; undefined when it could not be loaded. */
export const sharedBinding: SharedBinding | undefined = binding?.shared;

/** @throws {UnavailableError} the addon could not be loaded */
export function needSharedBinding(operation: string): SharedBinding {
  return needBinding(operation).shared;
}
