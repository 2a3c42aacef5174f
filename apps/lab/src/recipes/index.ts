import type { Recipe } from "../recipe.ts";

/** All recipes, in the order in which a newcomer reads them. */
export const recipes: readonly Recipe[] = [];
