import type { TSESTree } from "@typescript-eslint/utils";
import { classify, lasts, type Target } from "../stores.ts";
import { Kind } from "../types/kinds.ts";
import { type FunctionNode, isFunction, isInside, loopTarget, staticName, unwrap } from "./ast.ts";
import { bindPattern } from "./bindings.ts";
import { callbackUse } from "./callbacks.ts";
import {
  closuresBetween,
  findVariable,
  isLocalAt,
  isModuleVariable,
  type Variable,
} from "./scope.ts";
import { pop, reread, type Sink, type Step, type Trace } from "./trace.ts";
import type { Walk } from "./walk.ts";

/** Through names and places: variables, patterns, members that are assigned, closures that capture. */

/** `a = value`: into the place, and on as the value of the assignment. */
export function followAssignment(
  walk: Walk,
  node: TSESTree.AssignmentExpression,
  trace: Trace,
): void {
  if (!["=", "??=", "||=", "&&="].includes(node.operator)) return;
  const left = unwrap(node.left);
  if (left.type === "MemberExpression") storeInMember(walk, left, node, trace);
  else bindTo(walk, left, trace);
  walk.follow(node, trace);
}

/** Store in a member of something. */
function storeInMember(
  walk: Walk,
  target: TSESTree.MemberExpression,
  node: TSESTree.Node,
  trace: Trace,
): void {
  if (trace.closure) return;
  const name = staticName(target);
  storeInto(walk, classify(target.object, walk.around.source), [name], trace, {
    kind: "property",
    node,
    adds: name === null,
    name: walk.around.source.getText(target),
  });
}

/** Put into an object that lasts, or into a local one that is then followed itself. */
export function storeInto(
  walk: Walk,
  target: Target,
  steps: readonly Step[],
  trace: Trace,
  sink: {
    readonly kind: "property" | "collection" | "assign";
    readonly node: TSESTree.Node;
    readonly adds: boolean;
    readonly name: string;
  },
): void {
  if (target.kind === "temporary") return;
  const whole: Sink = { ...sink, target };
  if (trace.entered.length > 0 && lasts(target) && target.kind !== "this") return;
  const isDone = walk.sink(trace, whole);
  if (isDone || lasts(target) || typeof target.root === "string" || !target.root) return;
  const path = [...target.steps, ...steps, ...trace.path];
  const mutation = trace.mutation ?? whole;
  followContainer(walk, target.root, { ...trace, path, mutation, literal: null });
}

/** Follow a local container that a view was put into. */
function followContainer(walk: Walk, variable: Variable, trace: Trace): void {
  const written = memberWritten(trace.mutation!);
  for (const { identifier } of readsOf(variable)) {
    if (isInside(identifier, trace.mutation!.node)) continue;
    if (written && !walk.reaching.reachesMember(variable, written, identifier)) continue;
    readAt(walk, variable, identifier, trace, true);
  }
  const fn = variable.scope.block;
  const use = isFunction(fn) ? callbackUse(fn) : null;
  if (use?.role === "reduce") walk.follow(use.call, trace);
}

/** The member that a store writes, when it is one of the variable's own with a name. */
function memberWritten(mutation: Sink): TSESTree.MemberExpression | null {
  if (mutation.kind !== "property" || mutation.target.steps.length > 0) return null;
  if (mutation.node.type !== "AssignmentExpression") return null;
  const left = unwrap(mutation.node.left);
  return left.type === "MemberExpression" && staticName(left) !== null ? left : null;
}

/** A pattern, or a plain name, receives the value. */
export function bindTo(walk: Walk, pattern: TSESTree.Node, trace: Trace): void {
  for (const { target, path } of bindPattern(pattern, trace.path)) {
    const bound: Trace = { ...(path.length === trace.path.length ? trace : reread(trace)), path };
    if (target.type === "MemberExpression") storeInMember(walk, target, pattern, bound);
    else bindName(walk, target, bound);
  }
}

/** A variable receives the value. */
function bindName(walk: Walk, identifier: TSESTree.Identifier, trace: Trace): void {
  const { source } = walk.around;
  const variable = findVariable(source, identifier);
  if (!variable || isModuleVariable(variable) || !isLocalAt(variable, identifier)) {
    const kind = !variable ? "global" : isModuleVariable(variable) ? "module" : "outer";
    if (trace.closure || trace.entered.length > 0) return;
    walk.sink(trace, {
      kind: "variable",
      node: identifier,
      target: { kind, root: variable ?? identifier.name, steps: [] },
      name: identifier.name,
    });
    return;
  }
  if (trace.loops.length > 0 && trace.path.length > 0 && !trace.mutation)
    if (walk.sink(trace, { kind: "bound", node: identifier, variable })) return;
  for (const { identifier: read } of readsOf(variable)) {
    const member =
      trace.path.length > 0 &&
      read.parent.type === "MemberExpression" &&
      read.parent.object === read
        ? staticName(read.parent)
        : null;
    if (!walk.reaching.reaches(variable, identifier, read, member)) continue;
    readAt(walk, variable, read, trace, false);
  }
}

function readsOf(variable: Variable): { readonly identifier: TSESTree.Identifier }[] {
  return variable.references.filter((reference) => reference.isRead()) as {
    readonly identifier: TSESTree.Identifier;
  }[];
}

/** A place where a variable with the value is read, perhaps in a closure. */
function readAt(
  walk: Walk,
  variable: Variable,
  identifier: TSESTree.Node,
  trace: Trace,
  isContainer: boolean,
): void {
  const isHere = trace.entered.length === 0 && !trace.closure;
  const site = isHere && !isContainer && !trace.mutation ? identifier : trace.site;
  const sitePath = site === identifier ? trace.path : trace.sitePath;
  const next = { ...trace, site, sitePath, via: isHere ? identifier : trace.via };
  walk.follow(identifier, next);
  if (!isHere) return;
  for (const closure of closuresBetween(identifier, variable))
    if (isFunction(closure))
      followClosure(walk, closure, { ...next, closure, path: [], literal: null });
}

/** A function that captures the value, as a value of its own. */
function followClosure(walk: Walk, fn: FunctionNode, trace: Trace): void {
  if (fn.type !== "FunctionDeclaration") {
    walk.follow(fn, trace);
    return;
  }
  const variable = fn.id && findVariable(walk.around.source, fn.id);
  if (!variable) return;
  for (const { identifier } of readsOf(variable)) walk.follow(identifier, trace);
}

/** Where the view is in what iterating a container gives: a Map gives pairs. */
export function elementPath(
  walk: Walk,
  container: TSESTree.Node,
  { path }: Trace,
): readonly Step[] {
  const rest = path.slice(1);
  return walk.around.facts.kindOf(container) & Kind.map ? ["1", ...rest] : rest;
}

/** `for (const element of value)` */
export function iterate(walk: Walk, loop: TSESTree.ForOfStatement, trace: Trace): void {
  bindTo(walk, loopTarget(loop), { ...pop(trace), path: elementPath(walk, loop.right, trace) });
}

/** `constructor(readonly name = value)` */
export function initializeParameter(
  walk: Walk,
  node: TSESTree.AssignmentPattern,
  trace: Trace,
): void {
  if (trace.closure || trace.entered.length > 0 || node.left.type !== "Identifier") return;
  const target: Target = { kind: "this", root: "this", steps: [] };
  walk.sink(trace, { kind: "field", node, target, name: `this.${node.left.name}` });
}

/** `class { name = value }` */
export function initialize(
  walk: Walk,
  node: TSESTree.PropertyDefinition | TSESTree.AccessorProperty,
  trace: Trace,
): void {
  if (trace.closure) return;
  const name = staticName(node) ?? "[…]";
  const owner = node.parent.parent;
  const variable = node.static && owner.id ? findVariable(walk.around.source, owner.id) : null;
  walk.sink(trace, {
    kind: "field",
    node,
    target: node.static
      ? { kind: "static", root: variable ?? "static", steps: [] }
      : { kind: "this", root: "this", steps: [] },
    name: node.static ? `${owner.id?.name ?? "static"}.${name}` : `this.${name}`,
  });
}
