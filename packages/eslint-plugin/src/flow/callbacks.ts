import type { TSESTree } from "@typescript-eslint/utils";
import { type FunctionNode, isFunction, methodName, staticName } from "./ast.ts";

/** What a call does with an inline function that it is given. */
export interface CallbackUse {
  readonly call: TSESTree.CallExpression;
  readonly role: "each" | "map" | "test" | "reduce" | "then" | "catch" | "iife";
  /** The value whose elements (or, for promises, whose result) the function is given. */
  readonly source: TSESTree.Node | null;
}

const roles: ReadonlyMap<string, CallbackUse["role"]> = new Map([
  ["forEach", "each"],
  ["map", "map"],
  ["flatMap", "map"],
  ["filter", "test"],
  ["some", "test"],
  ["every", "test"],
  ["find", "test"],
  ["findIndex", "test"],
  ["findLast", "test"],
  ["findLastIndex", "test"],
  ["sort", "test"],
  ["toSorted", "test"],
  ["reduce", "reduce"],
  ["reduceRight", "reduce"],
  ["then", "then"],
  ["catch", "catch"],
]);

/** How the function is called back by the call it is an argument of, if that is known; else null. */
export function callbackUse(fn: TSESTree.Node): CallbackUse | null {
  const call = fn.parent;
  if (call?.type !== "CallExpression") return null;
  if (call.callee === fn) return { call, role: "iife", source: null };
  const index = call.arguments.indexOf(fn as TSESTree.Expression);
  if (index < 0 || call.callee.type !== "MemberExpression") return null;
  const name = methodName(call);
  if (name === null) return null;
  if (name === "from" && index === 1 && isArrayClass(call.callee.object))
    return { call, role: "map", source: call.arguments[0] ?? null };
  const role = roles.get(name);
  if (role === undefined) return null;
  if (role === "then") {
    if (index === 0) return { call, role, source: call.callee.object };
    return { call, role: "catch", source: null };
  }
  return index === 0 ? { call, role, source: call.callee.object } : null;
}

function isArrayClass(node: TSESTree.Node): boolean {
  return node.type === "Identifier" && node.name === "Array";
}

/** Whether the function's body runs as part of the function around it: a loop body, or called at once. */
export function isTransparent(fn: FunctionNode): boolean {
  const use = callbackUse(fn);
  return use !== null && use.role !== "then" && use.role !== "catch";
}

/** The function whose activation the node runs in; null for the module. */
export function homeFunction(node: TSESTree.Node): FunctionNode | null {
  for (let at = node.parent; at; at = at.parent) {
    if (isFunction(at) && !isTransparent(at)) return at;
    if (at.type === "PropertyDefinition" || at.type === "StaticBlock") return null;
  }
  return null;
}

/** Loops around a node within its home function, innermost first; callbacks of array methods count. */
export function loopsAround(node: TSESTree.Node): TSESTree.Node[] {
  const loops: TSESTree.Node[] = [];
  let inner = node;
  for (let at = node.parent; at; inner = at, at = at.parent) {
    if (isFunction(at)) {
      if (!isTransparent(at)) break;
      if (callbackUse(at)?.role !== "iife") loops.push(at);
      continue;
    }
    switch (at.type) {
      case "ForStatement":
        if (inner !== at.init) loops.push(at);
        break;
      case "ForInStatement":
      case "ForOfStatement":
        if (inner !== at.right) loops.push(at);
        break;
      case "WhileStatement":
      case "DoWhileStatement":
        loops.push(at);
        break;
      default:
        break;
    }
  }
  return loops;
}

/** Index of a parameter, looking through defaults and parameter properties; -1 when inside a pattern. */
export function parameterIndex(fn: FunctionNode, name: TSESTree.Node): number {
  return fn.params.findIndex((parameter) => parameterName(parameter) === name);
}

/** The identifier that a parameter binds, or null for a pattern. */
export function parameterName(parameter: TSESTree.Parameter): TSESTree.Identifier | null {
  const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  if (inner.type === "Identifier") return inner;
  if (inner.type === "AssignmentPattern" && inner.left.type === "Identifier") return inner.left;
  if (inner.type === "RestElement" && inner.argument.type === "Identifier") return inner.argument;
  return null;
}

/** Element of a class by name, when the class itself has it. */
export function methodOf(
  body: TSESTree.ClassBody,
  name: string,
  isStatic: boolean,
): FunctionNode | null {
  for (const member of body.body) {
    if (member.type === "MethodDefinition" && member.kind === "method") {
      if (staticName(member) === name && member.static === isStatic && isFunction(member.value))
        return member.value;
    }
    if (member.type === "PropertyDefinition" && isFunction(member.value)) {
      if (staticName(member) === name && member.static === isStatic) return member.value;
    }
  }
  return null;
}
