import type { TSESTree } from "@typescript-eslint/utils";
import { isNamedCopy } from "../copies.ts";
import type { Target } from "../stores.ts";
import { memoryKinds } from "../types/kinds.ts";
import {
  type ClassNode,
  closest,
  type FunctionNode,
  isClass,
  isFunction,
  methodName,
} from "./ast.ts";
import { callbackUse, type CallbackUse, parameterName } from "./callbacks.ts";
import { callbacksOf, callsOf, classOf, constructorOf, functionOf, readsOf } from "./functions.ts";
import { bindTo, elementPath } from "./names.ts";
import { findVariable } from "./scope.ts";
import { reread, startTrace, type Step, type Trace } from "./trace.ts";
import { maxDepth, type Walk } from "./walk.ts";

/** Through functions and classes of the file: into them by an argument, out of them by the result. */

/** Into a function of this file and, when it hands the value back, out again. */
export function passArgument(
  walk: Walk,
  call: TSESTree.CallExpression,
  index: number,
  trace: Trace,
): void {
  if (call.callee.type === "Super") {
    callSuper(walk, call, index, trace);
    return;
  }
  const fn = functionOf(call.callee, walk.around);
  if (!fn || !canEnter(fn, trace) || !givesView(walk, call)) return;
  const parameter = fn.params[index];
  if (parameter) bindTo(walk, parameter, { ...trace, entered: [...trace.entered, { fn, call }] });
}

/** The parameter of a callback receives the value: of one written here, or of a function of this file. */
export function callBack(
  walk: Walk,
  call: TSESTree.CallExpression,
  argument: number,
  parameter: number,
  trace: Trace,
): void {
  const given = call.arguments[argument];
  const use = given && callbackUse(given);
  if (!use) return;
  if (isFunction(given)) {
    const target = given.params[parameter];
    if (target) bindTo(walk, target, trace);
    return;
  }
  const fn = functionOf(given, walk.around);
  const target = fn?.params[parameter];
  if (!target || !canEnter(fn, trace)) return;
  if ((walk.around.facts.returnKindOf(given) & memoryKinds) === 0) return;
  bindTo(walk, target, { ...trace, entered: [...trace.entered, { fn, call, role: use.role }] });
}

function canEnter(fn: FunctionNode, { entered }: Trace): boolean {
  return !fn.generator && entered.length < maxDepth && entered.every((frame) => frame.fn !== fn);
}

/** A call is followed only when its static type is one of a view. */
function givesView(walk: Walk, call: TSESTree.CallExpression | TSESTree.MemberExpression): boolean {
  const { facts } = walk.around;
  return facts.typed && (facts.awaitedKindOf(call) & memoryKinds) !== 0;
}

/** `new Class(value)`, where the instance keeps it. */
export function construct(
  walk: Walk,
  node: TSESTree.NewExpression,
  index: number,
  trace: Trace,
): void {
  const { callee } = node;
  if (callee.type !== "Identifier") return;
  const owner = classOf(callee, walk.around.source);
  if (owner) {
    for (const path of pathsKept(walk, owner, index, trace))
      walk.follow(node, { ...reread(trace), path, literal: node });
    return;
  }
  if (findVariable(walk.around.source, callee)?.defs.length || trace.path.length === 0) return;
  const element = elementPath(walk, node.arguments[0]!, trace);
  const isMap = callee.name === "Map" && element.length > 0;
  if (isMap || callee.name === "Set")
    walk.follow(node, {
      ...reread(trace),
      path: [null, ...(isMap ? element.slice(1) : element)],
      literal: node,
    });
}

/** Paths under which an instance keeps an argument of its constructor. */
function pathsKept(walk: Walk, owner: ClassNode, index: number, trace: Trace): (readonly Step[])[] {
  const fn = constructorOf(owner, walk.around.source);
  if (!fn || trace.entered.length >= maxDepth || trace.entered.some((frame) => frame.fn === fn))
    return [];
  const parameter = fn.params[index];
  if (!parameter) return [];
  const found: (readonly Step[])[] = [];
  if (parameter.type === "TSParameterProperty") {
    const name = parameterName(parameter);
    if (name) found.push([name.name, ...trace.path]);
  }
  const call = parameter.parent as unknown as TSESTree.NewExpression;
  walk.within(
    parameter,
    { ...startTrace(trace.view, trace.site, trace.path), entered: [{ fn, call }] },
    (kept, sink) => {
      const isOwn = "target" in sink && sink.target.kind === "this" && sink.target.root === "this";
      if (!isOwn || kept.entered.length !== 1) return false;
      const name =
        sink.kind === "property" ? sink.name.slice(sink.name.lastIndexOf(".") + 1) : null;
      found.push([...sink.target.steps, ...(sink.kind === "assign" ? [] : [name]), ...kept.path]);
      return true;
    },
  );
  return found.slice(0, 4);
}

/** `super(value)`: the class above may keep it for the instance at hand. */
function callSuper(walk: Walk, call: TSESTree.CallExpression, index: number, trace: Trace): void {
  const above = closest(call, isClass)?.superClass;
  const owner = above?.type === "Identifier" ? classOf(above, walk.around.source) : null;
  if (!owner) return;
  const self: Target = { kind: "this", root: "this", steps: [] };
  for (const path of pathsKept(walk, owner, index, trace))
    walk.sink(
      { ...trace, path: path.slice(1) },
      {
        kind: "property",
        node: call,
        target: self,
        adds: false,
        name: `this.${path[0] ?? "…"}`,
      },
    );
}

/** `return value` */
export function returnFrom(walk: Walk, node: TSESTree.ReturnStatement, trace: Trace): void {
  const fn = closest(node, isFunction);
  if (fn) giveResult(walk, fn, node, trace);
}

/** A function gives the value as its result. */
export function giveResult(walk: Walk, fn: FunctionNode, node: TSESTree.Node, trace: Trace): void {
  const inner = trace.entered.at(-1);
  if (inner?.fn === fn) {
    const outside = { ...trace, entered: trace.entered.slice(0, -1) };
    if (inner.call.type === "CallExpression" && inner.role)
      giveToCaller(walk, { call: inner.call, role: inner.role }, fn, outside);
    else walk.follow(inner.call, outside);
    return;
  }
  const use = callbackUse(fn);
  if (use) {
    giveToCaller(walk, use, fn, trace);
    return;
  }
  if (trace.entered.length > 0 || fn.generator) return;
  walk.sink(trace, { kind: "return", node, fn });
  if (trace.path.length === 0 && !trace.closure && trace.left.length < maxDepth)
    followCalls(walk, fn, trace);
}

function giveToCaller(
  walk: Walk,
  use: Pick<CallbackUse, "call" | "role">,
  fn: FunctionNode,
  trace: Trace,
): void {
  const { call, role } = use;
  switch (role) {
    case "iife":
    case "then":
    case "catch":
      walk.follow(call, trace);
      return;
    case "reduce":
      walk.follow(call, { ...trace, loops: [...trace.loops, fn] });
      return;
    case "map": {
      const isFlat = methodName(call) === "flatMap" && trace.path.length > 0;
      const path: readonly Step[] = [null, ...(isFlat ? trace.path.slice(1) : trace.path)];
      walk.follow(call, { ...trace, path, literal: call, loops: [...trace.loops, fn] });
      return;
    }
    default:
      return;
  }
}

/** On to the calls of a function, or the reads of a getter, of this file that gives a view. */
function followCalls(walk: Walk, fn: FunctionNode, trace: Trace): void {
  if (trace.left.some((frame) => frame.fn === fn)) return;
  for (const use of callbacksOf(fn, walk.index, walk.around)) {
    const { call, role } = use;
    const isElement = role === "map";
    giveToCaller(walk, use, fn, {
      ...trace,
      site: call,
      sitePath: isElement ? [null] : [],
      left: [...trace.left, { fn, call, role }],
    });
  }
  const { copyMethods } = walk.around.options;
  const calls = callsOf(fn, walk.index, walk.around).filter(
    (call) => !isNamedCopy(call, copyMethods),
  );
  for (const call of [...calls, ...readsOf(fn, walk.index, walk.around)]) {
    if (!givesView(walk, call)) continue;
    walk.follow(call, {
      ...trace,
      site: call,
      sitePath: [],
      left: [...trace.left, { fn, call }],
    });
  }
}
