import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { elementReads } from "./copies.ts";
import { staticName, unwrap } from "./flow/ast.ts";
import { callbackUse, parameterIndex } from "./flow/callbacks.ts";
import type { Step } from "./flow/trace.ts";
import {
  findVariable,
  isLocalAt,
  isModuleVariable,
  isParameter,
  type Variable,
} from "./flow/scope.ts";
import type { TypeFacts } from "./types/facts.ts";
import { Kind } from "./types/kinds.ts";

/** What lasts: whose memory a container is part of, and which calls put something into one. */

export type TargetKind =
  "this" | "static" | "parameter" | "module" | "outer" | "global" | "local" | "temporary";

/** An object that something is stored in: a root and the members that lead from it. */
export interface Target {
  readonly kind: TargetKind;
  /** The variable, or a name that stands for `this` or a global; null for a temporary. */
  readonly root: Variable | string | null;
  readonly steps: readonly Step[];
}

const temporary: Target = { kind: "temporary", root: null, steps: [] };

export function lasts(target: Target): boolean {
  return target.kind !== "local" && target.kind !== "temporary";
}

export function sameSteps(a: readonly Step[], b: readonly Step[]): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** Whether `outer` is the object that `inner` is, or one that it is reached from. */
export function holds(outer: Target, inner: Target): boolean {
  return (
    outer.root !== null &&
    outer.root === inner.root &&
    outer.steps.length <= inner.steps.length &&
    sameSteps(outer.steps, inner.steps.slice(0, outer.steps.length))
  );
}

/** The object one member above, for a target that is reached by a member. */
export function parentOf(target: Target): Target {
  return { ...target, steps: target.steps.slice(0, -1) };
}

/** Find out where an object belongs, through constants and members. */
export function classify(
  expression: TSESTree.Node,
  source: TSESLint.SourceCode,
  seen: ReadonlySet<Variable> = new Set(),
): Target {
  const node = unwrap(expression);
  switch (node.type) {
    case "ThisExpression":
    case "Super":
      return { kind: "this", root: "this", steps: [] };
    case "MemberExpression": {
      const object = classify(node.object, source, seen);
      if (object.kind === "temporary") return temporary;
      return { ...object, steps: [...object.steps, stepOf(node, source)] };
    }
    case "CallExpression": {
      if (node.callee.type !== "MemberExpression") return temporary;
      const name = staticName(node.callee) ?? "";
      // `map.set(...)` and `set.add(...)` answer with themselves.
      if (name === "set" || name === "add") return classify(node.callee.object, source, seen);
      if (!elementReads.has(name)) return temporary;
      const object = classify(node.callee.object, source, seen);
      if (object.kind === "temporary") return temporary;
      // What was taken out of a local list is in it no longer.
      if (object.kind === "local" && (name === "pop" || name === "shift")) return temporary;
      return { ...object, steps: [...object.steps, null] };
    }
    case "AssignmentExpression":
      return firstLasting([node.left, node.right], source, seen);
    case "LogicalExpression":
      return firstLasting([node.left, node.right], source, seen);
    case "ConditionalExpression":
      return firstLasting([node.consequent, node.alternate], source, seen);
    case "Identifier":
      return classifyName(node, source, seen);
    default:
      return temporary;
  }
}

function firstLasting(
  nodes: readonly TSESTree.Node[],
  source: TSESLint.SourceCode,
  seen: ReadonlySet<Variable>,
): Target {
  const targets = nodes.map((node) => classify(node, source, seen));
  return targets.find(lasts) ?? targets.find(({ kind }) => kind === "local") ?? temporary;
}

/** A member's name, or the text of a computed one when it is a plain name: `a[i]` is `a[i]` again. */
function stepOf(node: TSESTree.MemberExpression, source: TSESLint.SourceCode): Step {
  const name = staticName(node);
  if (name !== null) return name;
  return node.property.type === "Identifier" ? `[${source.getText(node.property)}]` : null;
}

function classifyName(
  node: TSESTree.Identifier,
  source: TSESLint.SourceCode,
  seen: ReadonlySet<Variable>,
): Target {
  const variable = findVariable(source, node);
  if (!variable || variable.defs.length === 0)
    return { kind: "global", root: node.name, steps: [] };
  const [definition] = variable.defs;
  const { node: site } = definition!;
  if (site.type === "ClassDeclaration" || site.type === "ClassExpression")
    return { kind: "static", root: variable, steps: [] };
  if (isParameter(variable)) return classifyParameter(variable, node);
  if (isModuleVariable(variable)) return { kind: "module", root: variable, steps: [] };
  const own: Target = {
    kind: isLocalAt(variable, node) ? "local" : "outer",
    root: variable,
    steps: [],
  };
  if (own.kind === "outer" || seen.has(variable)) return own;
  return aliased(variable, source, new Set([...seen, variable])) ?? own;
}

/** A reduce callback's first parameter is a container made at the call; others come from elsewhere. */
function classifyParameter(variable: Variable, node: TSESTree.Identifier): Target {
  const own: Target = { kind: "parameter", root: variable, steps: [] };
  const fn = variable.scope.block;
  if (fn.type !== "ArrowFunctionExpression" && fn.type !== "FunctionExpression") return own;
  const use = callbackUse(fn);
  const isAccumulator =
    use?.role === "reduce" &&
    use.call.arguments.length > 1 &&
    parameterIndex(fn, variable.defs[0]!.name) === 0 &&
    isLocalAt(variable, node);
  const initial = isAccumulator ? unwrap(use.call.arguments[1]!).type : null;
  return initial === "ArrayExpression" ||
    initial === "ObjectExpression" ||
    initial === "NewExpression"
    ? { ...own, kind: "local" }
    : own;
}

/** The object that a local name stands for when it lasts, or is in a local one: `lists.get(key)`. */
function aliased(
  variable: Variable,
  source: TSESLint.SourceCode,
  seen: ReadonlySet<Variable>,
): Target | null {
  for (const { writeExpr, identifier } of variable.references) {
    if (!writeExpr) continue;
    const { parent } = identifier;
    if (parent.type === "VariableDeclarator" || parent.type === "AssignmentExpression") {
      const isLoop =
        parent.type === "VariableDeclarator" && parent.parent.parent.type === "ForOfStatement";
      const target = classify(writeExpr, source, seen);
      const isElement = target.kind === "local" && unwrap(writeExpr).type === "CallExpression";
      if (lasts(target) || isElement)
        return isLoop ? { ...target, steps: [...target.steps, null] } : target;
    }
    const taken = takenApart(identifier);
    if (taken) {
      const target = classify(taken.value, source, seen);
      if (lasts(target)) return { ...target, steps: [...target.steps, taken.step] };
    }
  }
  return null;
}

/** The declaration's value that `{ name }`, `{ name = other }` or `[name]` takes a part of. */
function takenApart(
  identifier: TSESTree.Node,
): { readonly value: TSESTree.Expression; readonly step: Step } | null {
  const { parent } = identifier;
  const part = parent?.type === "AssignmentPattern" ? parent : identifier;
  const around = part.parent!;
  const pattern = around.type === "Property" ? around.parent : around;
  if (pattern.type !== "ObjectPattern" && pattern.type !== "ArrayPattern") return null;
  const declarator = pattern.parent;
  if (declarator.type !== "VariableDeclarator" || !declarator.init) return null;
  return {
    value: declarator.init,
    step: around.type === "Property" ? staticName(around) : null,
  };
}

/** What a method call stores, when it does: arguments from `first` to `last`. */
export interface CollectionCall {
  readonly first: number;
  readonly last: number;
}

const adders: ReadonlyMap<string, CollectionCall & { readonly kinds: number }> = new Map([
  ["push", { first: 0, last: Infinity, kinds: Kind.array }],
  ["unshift", { first: 0, last: Infinity, kinds: Kind.array }],
  ["splice", { first: 2, last: Infinity, kinds: Kind.array }],
  ["fill", { first: 0, last: 0, kinds: Kind.array }],
  ["set", { first: 0, last: 1, kinds: Kind.map | Kind.lru }],
  ["add", { first: 0, last: 0, kinds: Kind.set }],
]);

/** Whether a method call puts arguments into a collection, and which. */
export function collectionCall(
  node: TSESTree.CallExpression,
  facts: TypeFacts,
): CollectionCall | null {
  if (node.callee.type !== "MemberExpression") return null;
  const name = staticName(node.callee);
  const adder = name === null ? undefined : adders.get(name);
  const kinds = facts.kindOf(node.callee.object);
  if (kinds & Kind.longLived) return { first: 0, last: Infinity };
  return adder && kinds & adder.kinds ? adder : null;
}

const listenerMethods = new Set(["on", "addListener", "addEventListener"]);

/** Name of the registration when a call keeps the closures it is given until it is told otherwise. */
export function registration(node: TSESTree.CallExpression): string | null {
  const { callee } = node;
  const name =
    callee.type === "Identifier"
      ? callee.name
      : callee.type === "MemberExpression"
        ? staticName(callee)
        : null;
  if (name === null) return null;
  if (name === "setInterval") return name;
  if (callee.type !== "MemberExpression" || !listenerMethods.has(name)) return null;
  return isOnce(node.arguments[2]) ? null : name;
}

/** `{ once: true }` of addEventListener. */
function isOnce(options: TSESTree.Node | undefined): boolean {
  return (
    options?.type === "ObjectExpression" &&
    options.properties.some(
      (property) =>
        property.type === "Property" &&
        staticName(property) === "once" &&
        property.value.type === "Literal" &&
        property.value.value === true,
    )
  );
}
