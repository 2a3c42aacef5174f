import type { TSESTree } from "@typescript-eslint/utils";
import { arraySubsets, elementReads, isIdentityCall, isNamedCopy } from "../copies.ts";
import { classify, collectionCall, registration } from "../stores.ts";
import { Kind } from "../types/kinds.ts";
import { passageOfFunction, passageOfMember, passageOfMethod, wholeViewOver } from "../views.ts";
import { methodName, staticName } from "./ast.ts";
import { elementPath, storeInto } from "./names.ts";
import { callBack, passArgument } from "./results.ts";
import { matches, pop, reread, type Step, type Trace } from "./trace.ts";
import type { Walk } from "./walk.ts";

/** Through members and calls: what a method makes of its receiver, and a call of its arguments. */

/** `value.name`, or `value.name(...)`. */
export function readMember(walk: Walk, node: TSESTree.MemberExpression, trace: Trace): void {
  const { parent } = node;
  if (parent.type === "AssignmentExpression" && parent.left === node) return;
  const isCalled = parent.type === "CallExpression" && parent.callee === node;
  if (isCalled) {
    callMethod(walk, parent, staticName(node), trace);
    return;
  }
  if (trace.closure && trace.path.length === 0) return;
  if (trace.path.length > 0) {
    const name = staticName(node) ?? null;
    const [first] = trace.path;
    if (matches(first!, name) && !(first === null && (name === "length" || name === "size")))
      walk.follow(node, pop(trace));
    return;
  }
  if (passageOfMember(node, walk.around) === "whole") walk.follow(node, trace);
  else if (staticName(node) === "buffer") readBuffer(walk, node, trace);
}

/** `new X(value.buffer, value.byteOffset, value.byteLength)` is the value in another class. */
function readBuffer(walk: Walk, node: TSESTree.MemberExpression, trace: Trace): void {
  const { parent } = node;
  if (parent.type !== "NewExpression" && parent.type !== "CallExpression") return;
  if (parent.arguments[0] !== node || parent.arguments.length < 3) return;
  if (wholeViewOver(parent, walk.around) !== node.object) return;
  // A copy of the value alone would leave the offset behind: what can be copied is the construction.
  const isHere = trace.entered.length === 0 && trace.left.length === 0;
  walk.follow(parent, isHere ? { ...trace, site: parent, sitePath: [] } : trace);
}

function callMethod(
  walk: Walk,
  call: TSESTree.CallExpression,
  name: string | null,
  trace: Trace,
): void {
  if (name === "then" || name === "catch" || name === "finally") {
    if (name !== "then") walk.follow(call, trace);
    else callBack(walk, call, 0, 0, trace);
    return;
  }
  if (trace.closure && trace.path.length === 0) {
    if (name === "bind") walk.follow(call, trace);
    return;
  }
  if (trace.path.length === 0) {
    if (passageOfMethod(call, walk.around) === "whole") walk.follow(call, trace);
    return;
  }
  callContainerMethod(walk, call, name ?? "", trace);
}

/** A method of an array, map or set that has the view in it. */
function callContainerMethod(
  walk: Walk,
  call: TSESTree.CallExpression,
  name: string,
  trace: Trace,
): void {
  const [, ...rest] = trace.path;
  if (elementReads.has(name)) walk.follow(call, pop(trace));
  if (name === "set" || name === "add") walk.follow(call, trace);
  if (name === "entries") walk.follow(call, { ...reread(trace), path: [null, "1", ...rest] });
  if (name === "flat") walk.follow(call, { ...pop(trace), path: [null, ...rest.slice(1)] });
  else if (arraySubsets.has(name))
    walk.follow(call, { ...reread(trace), path: [null, ...rest], literal: call });
  callBack(walk, call, 0, name.startsWith("reduce") ? 1 : 0, pop(trace));
}

/** `call(value)` */
export function giveArgument(
  walk: Walk,
  call: TSESTree.CallExpression,
  index: number,
  trace: Trace,
): void {
  if (trace.closure && trace.path.length === 0) {
    const name = registration(call);
    if (name !== null) walk.sink(trace, { kind: "listener", node: call, name });
    return;
  }
  if (isNamedCopy(call, walk.around.options.copyMethods)) return;
  if (index === 0 && trace.path.length === 0) {
    const passage = passageOfFunction(call, walk.around);
    if (passage === "whole") walk.follow(call, trace);
    if (passage === "clone") walk.follow(call, { ...trace, clone: call });
    if (passage !== null) return;
  }
  if (isIdentityCall(call)) {
    walk.follow(call, trace);
    return;
  }
  if (gather(walk, call, index, trace)) return;
  if (collect(walk, call, index, trace)) return;
  passArgument(walk, call, index, trace);
}

/** Static functions that build a container from others. */
function gather(walk: Walk, call: TSESTree.CallExpression, index: number, trace: Trace): boolean {
  const { callee } = call;
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
  const [first, second, ...rest] = trace.path;
  const to = (path: readonly Step[]): boolean => {
    walk.follow(call, { ...reread(trace), path, literal: call });
    return true;
  };
  switch (`${callee.object.name}.${staticName(callee) ?? ""}`) {
    case "Object.assign":
      return assignAll(walk, call, index, trace);
    case "Object.fromEntries":
      return trace.path.length > 1 && matches(second!, "1") && to([null, ...rest]);
    case "Object.values":
      return trace.path.length > 0 && to([null, ...trace.path.slice(1)]);
    case "Object.entries":
      return trace.path.length > 0 && to([null, "1", ...trace.path.slice(1)]);
    case "Array.from":
      if (trace.path.length === 0 || index > 0) return false;
      if (call.arguments.length === 1)
        return to([null, ...elementPath(walk, call.arguments[0]!, trace)]);
      callBack(walk, call, 1, 0, {
        ...pop(trace),
        path: elementPath(walk, call.arguments[0]!, trace),
      });
      return true;
    case "Array.of":
      return to([String(index), ...trace.path]);
    case "Promise.all":
      if (trace.path.length > 0) walk.follow(call, trace);
      return true;
    case "Promise.allSettled":
      return trace.path.length > 0 && to([first!, "value", ...trace.path.slice(1)]);
    case "Promise.race":
    case "Promise.any":
      if (trace.path.length > 0) walk.follow(call, pop(trace));
      return true;
    default:
      return false;
  }
}

/** `Object.assign(target, { name: view })` */
function assignAll(
  walk: Walk,
  call: TSESTree.CallExpression,
  index: number,
  trace: Trace,
): boolean {
  if (trace.path.length === 0) return true;
  if (index > 0 && call.arguments[0]) {
    const [target] = call.arguments;
    const place = classify(target, walk.around.source);
    storeInto(walk, place, [], trace, {
      kind: "assign",
      node: call,
      adds: false,
      name: `${walk.around.source.getText(target)}.${trace.path[0] ?? "…"}`,
    });
    if (place.kind !== "temporary") return true;
  }
  walk.follow(call, { ...trace, literal: call });
  return true;
}

/** `list.push(view)`, `map.set(key, view)`, and what makes a new array of both. */
function collect(walk: Walk, call: TSESTree.CallExpression, index: number, trace: Trace): boolean {
  if (call.callee.type !== "MemberExpression") return false;
  const name = methodName(call) ?? "";
  const { facts } = walk.around;
  if (/^(?:concat|with|toSpliced)$/.test(name) && facts.kindOf(call.callee.object) & Kind.array) {
    const path = name === "concat" && trace.path.length > 0 ? trace.path : [null, ...trace.path];
    walk.follow(call, { ...reread(trace), path: [null, ...path.slice(1)], literal: call });
    return true;
  }
  const stored = collectionCall(call, facts);
  if (!stored || index < stored.first || index > stored.last) return stored !== null;
  const container = call.callee.object;
  storeInto(walk, classify(container, walk.around.source), [null], trace, {
    kind: "collection",
    node: call,
    adds: true,
    name: walk.around.source.getText(container),
  });
  // `new Map().set(...)`, and everything else that answers with the container itself.
  if (name === "set" || name === "add")
    walk.follow(call, { ...trace, path: [null, ...trace.path], literal: call });
  return true;
}
