import type { Recipe } from "../recipe.ts";
import { arrayOfStructs } from "./array-of-structs.ts";
import { crop } from "./crop.ts";
import { frames } from "./frames.ts";
import { managedArrays } from "./managed-arrays.ts";
import { oneBufferManyArrays } from "./one-buffer-many-arrays.ts";
import { returnedViews } from "./returned-views.ts";
import { twoProcesses } from "./two-processes.ts";
import { userPipeline } from "./user-pipeline.ts";
import { viewCopyGather } from "./view-copy-gather.ts";

/** All recipes, in the order in which a newcomer reads them. */
export const recipes: readonly Recipe[] = [
  managedArrays,
  crop,
  returnedViews,
  arrayOfStructs,
  oneBufferManyArrays,
  twoProcesses,
  frames,
  userPipeline,
  viewCopyGather,
];
