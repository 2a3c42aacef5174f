import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import {
  type ClassNode,
  type FunctionNode,
  isClass,
  isFunction,
  staticName,
  unwrap,
} from "./ast.ts";
import { methodOf } from "./callbacks.ts";
import { findVariable, isConstant } from "./scope.ts";

/** Calls of methods of this file, gathered while it is walked: `this.name(...)` and `Class.name(...)`. */
export interface FileIndex {
  readonly methodCalls: ReadonlyMap<string, readonly TSESTree.CallExpression[]>;
}

/** The function of this file that a call runs, or null. */
export function functionOf(
  call: TSESTree.CallExpression,
  source: TSESLint.SourceCode,
): FunctionNode | null {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") {
    const variable = findVariable(source, callee);
    const definition = variable?.defs[0]?.node;
    if (!definition) return null;
    const body = variable.defs.map(({ node }) => node).find(isFunction);
    if (body) return body;
    if (definition.type !== "VariableDeclarator" || !isConstant(variable)) return null;
    return definition.init && isFunction(definition.init) ? definition.init : null;
  }
  if (callee.type !== "MemberExpression") return null;
  const name = staticName(callee);
  const owner = name === null ? null : classOfReceiver(callee, source);
  return owner && methodOf(owner.node.body, name!, owner.isStatic);
}

function classOfReceiver(
  callee: TSESTree.MemberExpression,
  source: TSESLint.SourceCode,
): { readonly node: ClassNode; readonly isStatic: boolean } | null {
  if (callee.object.type === "Identifier") {
    const node = classOf(callee.object, source);
    return node && { node, isStatic: true };
  }
  if (callee.object.type !== "ThisExpression") return null;
  let isStatic = false;
  for (let at: TSESTree.Node = callee; ; at = at.parent) {
    if (at.type === "FunctionDeclaration" || at.type === "Program") return null;
    if (at.type === "MethodDefinition" || at.type === "PropertyDefinition") isStatic = at.static;
    if (at.type === "StaticBlock") isStatic = true;
    if (isClass(at)) return { node: at, isStatic };
  }
}

/** The class of this file that a name stands for, or null. */
export function classOf(name: TSESTree.Identifier, source: TSESLint.SourceCode): ClassNode | null {
  const variable = findVariable(source, name);
  const definition = variable?.defs[0]?.node;
  if (!definition) return null;
  if (isClass(definition)) return definition;
  if (definition.type !== "VariableDeclarator" || !isConstant(variable)) return null;
  return definition.init && isClass(definition.init) ? definition.init : null;
}

/** The constructor with a body that an instance of the class runs, of its own or of a class above. */
export function constructorOf(
  node: ClassNode,
  source: TSESLint.SourceCode,
  depth = 0,
): FunctionNode | null {
  for (const member of node.body.body)
    if (
      member.type === "MethodDefinition" &&
      member.kind === "constructor" &&
      isFunction(member.value)
    )
      return member.value;
  if (node.superClass?.type !== "Identifier" || depth > 8) return null;
  const above = classOf(node.superClass, source);
  return above && constructorOf(above, source, depth + 1);
}

/** Calls in this file of a function of this file. */
export function callsOf(
  fn: FunctionNode,
  index: FileIndex,
  source: TSESLint.SourceCode,
): TSESTree.CallExpression[] {
  const { parent } = fn;
  if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") {
    const name = staticName(parent);
    const calls = (name !== null && index.methodCalls.get(name)) || [];
    return calls.filter((call) => functionOf(call, source) === fn);
  }
  const name =
    fn.type === "FunctionDeclaration"
      ? fn.id
      : parent.type === "VariableDeclarator" && parent.id.type === "Identifier"
        ? parent.id
        : null;
  const variable = name && findVariable(source, name);
  if (!variable) return [];
  return variable.references.flatMap(({ identifier }) => {
    const call = identifier.parent;
    const isCall = call.type === "CallExpression" && call.callee === identifier;
    return isCall && functionOf(call, source) === fn ? [call] : [];
  });
}
