import type { TSESTree } from "@typescript-eslint/utils";
import { staticName } from "./ast.ts";
import { matches, type Step } from "./trace.ts";

/** A name or member of a pattern, and the path of the view in what it receives. */
export interface Binding {
  readonly target: TSESTree.Identifier | TSESTree.MemberExpression;
  readonly path: readonly Step[];
}

/** Which names of a pattern receive what lies under a path of the value that is taken apart. */
export function bindPattern(pattern: TSESTree.Node, path: readonly Step[]): Binding[] {
  switch (pattern.type) {
    case "Identifier":
    case "MemberExpression":
      return [{ target: pattern, path }];
    case "AssignmentPattern":
      return bindPattern(pattern.left, path);
    case "TSParameterProperty":
      return bindPattern(pattern.parameter, path);
    case "RestElement":
      return bindPattern(pattern.argument, path);
    case "ObjectPattern":
      return path.length === 0 ? [] : bindMembers(pattern, path);
    case "ArrayPattern":
      return path.length === 0 ? [] : bindElements(pattern, path);
    default:
      return [];
  }
}

function bindMembers(pattern: TSESTree.ObjectPattern, path: readonly Step[]): Binding[] {
  const [first, ...rest] = path as [Step, ...Step[]];
  const named = pattern.properties.flatMap((property) =>
    property.type === "Property" && matches(first, staticName(property))
      ? bindPattern(property.value, rest)
      : [],
  );
  const last = pattern.properties.at(-1);
  if (last?.type !== "RestElement") return named;
  const isTaken = pattern.properties.some(
    (property) => property.type === "Property" && staticName(property) === first,
  );
  return isTaken ? named : [...named, ...bindPattern(last.argument, path)];
}

function bindElements(pattern: TSESTree.ArrayPattern, path: readonly Step[]): Binding[] {
  const [first, ...rest] = path as [Step, ...Step[]];
  return pattern.elements.flatMap((element, index) => {
    if (!element) return [];
    if (element.type === "RestElement")
      return first === null || Number(first) >= index
        ? bindPattern(element.argument, [null, ...rest])
        : [];
    return matches(first, String(index)) ? bindPattern(element, rest) : [];
  });
}
