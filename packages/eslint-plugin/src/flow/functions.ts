import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import {
  type ClassNode,
  type FunctionNode,
  isClass,
  isFunction,
  staticName,
  unwrap,
} from "./ast.ts";
import { callbackUse, type CallbackUse, methodOf } from "./callbacks.ts";
import { findVariable, isConstant } from "./scope.ts";
import type { Surroundings } from "../views.ts";

/** Members, gathered by name while the file is walked. */
export interface FileIndex {
  /** `object.name(...)` */
  readonly methodCalls: ReadonlyMap<string, readonly TSESTree.CallExpression[]>;
  /** `object.name`, neither called nor assigned */
  readonly memberReads: ReadonlyMap<string, readonly TSESTree.MemberExpression[]>;
}

/** The function of this file that calling an expression runs, or null. */
export function functionOf(
  expression: TSESTree.Node,
  { source, facts }: Surroundings,
): FunctionNode | null {
  const callee = unwrap(expression);
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
  if (name === null) return null;
  const owner = classOfReceiver(callee, source);
  const own = owner && methodOf(owner.node.body, name, owner.isStatic);
  return own ?? bodyOf(facts.declarationOf(callee.property));
}

/** The function that a method, a property or a declaration of a namespace is. */
function bodyOf(declaration: TSESTree.Node | null): FunctionNode | null {
  switch (declaration?.type) {
    case "ExportNamedDeclaration":
      return bodyOf(declaration.declaration);
    case "VariableDeclarator":
      return isFunction(declaration.init) ? declaration.init : null;
    case "MethodDefinition":
    case "PropertyDefinition":
    case "Property":
      return isFunction(declaration.value) ? declaration.value : null;
    default:
      return isFunction(declaration) ? declaration : null;
  }
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
  around: Surroundings,
): TSESTree.CallExpression[] {
  const named = referencesTo(fn, around).flatMap((reference) => {
    const call = reference.parent;
    return call?.type === "CallExpression" && call.callee === reference ? [call] : [];
  });
  const member = memberName(fn);
  const ofMembers = (member !== null && index.methodCalls.get(member)) || [];
  return [...named, ...ofMembers].filter((call) => functionOf(call.callee, around) === fn);
}

/** Reads in this file of what a getter of this file gives. */
export function readsOf(
  fn: FunctionNode,
  index: FileIndex,
  around: Surroundings,
): TSESTree.MemberExpression[] {
  const { parent } = fn;
  const isGetter =
    (parent.type === "MethodDefinition" || parent.type === "Property") && parent.kind === "get";
  return isGetter ? membersNamed(fn, index).filter((read) => functionOf(read, around) === fn) : [];
}

function membersNamed(fn: FunctionNode, index: FileIndex): readonly TSESTree.MemberExpression[] {
  const name = memberName(fn);
  return (name !== null && index.memberReads.get(name)) || [];
}

/** Names of a function of this file where it is given to `map`, `then` and the like. */
export function callbacksOf(
  fn: FunctionNode,
  index: FileIndex,
  around: Surroundings,
): CallbackUse[] {
  return [...referencesTo(fn, around), ...membersNamed(fn, index)].flatMap((reference) => {
    const use = callbackUse(reference);
    return use && use.role !== "iife" && functionOf(reference, around) === fn ? [use] : [];
  });
}

function referencesTo(fn: FunctionNode, { source }: Surroundings): TSESTree.Node[] {
  const { parent } = fn;
  const name =
    fn.type === "FunctionDeclaration"
      ? fn.id
      : parent.type === "VariableDeclarator" && parent.id.type === "Identifier"
        ? parent.id
        : null;
  const variable = name && findVariable(source, name);
  return variable?.references.map(({ identifier }) => identifier) ?? [];
}

/** The name by which a function is called as a member: of a class, an object or a namespace. */
function memberName(fn: FunctionNode): string | null {
  const { parent } = fn;
  if (
    parent.type === "MethodDefinition" ||
    parent.type === "PropertyDefinition" ||
    parent.type === "Property"
  )
    return staticName(parent);
  if (fn.type === "FunctionDeclaration") return fn.id?.name ?? null;
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier"
    ? parent.id.name
    : null;
}
