import type { Case } from "./case.ts";
import { cases as viewsNarrow } from "./views-narrow.ts";
import { cases as viewsWholeInPlaceNotViews } from "./views-whole-in-place-not-views.ts";
import { cases as copies } from "./copies.ts";
import { cases as followedExpressions } from "./followed-expressions.ts";
import { cases as followedContainers } from "./followed-containers.ts";
import { cases as followedFunctionsAndClasses } from "./followed-functions-and-classes.ts";
import { cases as stores } from "./stores.ts";
import { cases as listeners } from "./listeners.ts";
import { cases as escapes } from "./escapes.ts";
import { cases as notStores } from "./not-stores.ts";
import { cases as exempt } from "./exempt.ts";
import { cases as options } from "./options.ts";
import { cases as robustness } from "./robustness.ts";

/** All cases, by the part of the contract that they are about. */
export const groups: readonly (readonly [title: string, cases: readonly Case[]])[] = [
  ["views: narrow", viewsNarrow],
  ["views: whole, in place, not views", viewsWholeInPlaceNotViews],
  ["copies", copies],
  ["followed: expressions", followedExpressions],
  ["followed: containers", followedContainers],
  ["followed: functions and classes", followedFunctionsAndClasses],
  ["stores", stores],
  ["listeners", listeners],
  ["escapes", escapes],
  ["not stores", notStores],
  ["exempt", exempt],
  ["options", options],
  ["robustness", robustness],
];
