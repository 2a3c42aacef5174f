import type { TSESTree } from "@typescript-eslint/utils";
import { methodName, staticName } from "./flow/ast.ts";

/** What is a copy: the expressions that end a view because they give memory of their own. */

/** Methods of NDArray and of typed arrays that give new memory. */
export const copyMethodNames: ReadonlySet<string> = new Set([
  "copy",
  "flatten",
  "astype",
  "take",
  "toReversed",
  "toSorted",
  "with",
  "toArray",
]);

/**
 * Whether a call is named as a copy by the `copyMethods` option. Unnamed calls need no question: a value
 * is followed only through what is known to pass it on.
 */
export function isNamedCopy(
  node: TSESTree.CallExpression,
  copyMethods: readonly string[],
): boolean {
  const name = node.callee.type === "Identifier" ? node.callee.name : methodName(node);
  return name !== null && copyMethods.includes(name);
}

/** Methods of an Array that hand on some or all of its elements. */
export const arraySubsets: ReadonlySet<string> = new Set([
  "slice",
  "filter",
  "concat",
  "reverse",
  "toReversed",
  "sort",
  "toSorted",
  "with",
  "splice",
  "toSpliced",
  "flat",
  "copyWithin",
  "values",
]);

/** Methods of an Array or Map that hand on one element. */
export const elementReads: ReadonlySet<string> = new Set([
  "at",
  "find",
  "findLast",
  "pop",
  "shift",
  "get",
]);

/** Static functions that give back what they are given, as it is. */
export function isIdentityCall(node: TSESTree.CallExpression): boolean {
  if (node.callee.type !== "MemberExpression" || node.callee.object.type !== "Identifier")
    return false;
  const name = staticName(node.callee);
  const { name: object } = node.callee.object;
  return (
    (object === "Object" && /^(?:freeze|seal|preventExtensions)$/.test(name ?? "")) ||
    (object === "Promise" && name === "resolve")
  );
}
