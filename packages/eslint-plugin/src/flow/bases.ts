import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isIdentityCall } from "../copies.ts";
import { classify, type Target } from "../stores.ts";
import { Kind, memoryKinds } from "../types/kinds.ts";
import {
  isViewConstruction,
  memberOrigin,
  passageOfFunction,
  passageOfMember,
  passageOfMethod,
  type Surroundings,
  wholeViewOver,
} from "../views.ts";
import { type FunctionNode, isFunction, isInside, staticName, unwrap } from "./ast.ts";
import { callbackUse, parameterIndex } from "./callbacks.ts";
import { functionOf } from "./functions.ts";
import type { Reaching } from "./reads.ts";
import { findVariable, isModuleVariable, isParameter, type Variable } from "./scope.ts";
import type { Frame } from "./trace.ts";

/** What a view keeps alive. */
export interface Base {
  /** Equal for the same base: the node that made it, its variable, or the text of its place. */
  readonly id: unknown;
  /** The expression that stands for it in messages. */
  readonly node: TSESTree.Node;
  /** Made in this function, so that nobody else has it. */
  readonly isFresh: boolean;
  /** A module constant or static field: it never dies. */
  readonly isConstant: boolean;
  /** Where it is kept already, when it is read from a member. */
  readonly place: Target | null;
}

/** Find the bases of views: backwards from an expression to where the memory came from. */
export class Bases {
  readonly #around: Surroundings;
  readonly #reaching: Reaching;

  constructor(around: Surroundings, reaching: Reaching) {
    this.#around = around;
    this.#reaching = reaching;
  }

  /**
   * The arrays that an expression can be, or be a view of.
   *
   * @param frames - calls whose arguments the parameters stand for, innermost last
   * @param wholeOnly - leave out what is only a part: answers "is the base itself, or all of it"
   */
  of(
    expression: TSESTree.Node,
    frames: readonly Frame[] = [],
    wholeOnly = false,
    depth = 0,
  ): Base[] {
    const node = unwrap(expression);
    if (depth > 24) return [unknown(node)];
    const on = (next: TSESTree.Node, nextFrames = frames): Base[] =>
      this.of(next, nextFrames, wholeOnly, depth + 1);
    switch (node.type) {
      case "ConditionalExpression":
        return [...on(node.consequent), ...on(node.alternate)];
      case "LogicalExpression":
        return node.operator === "&&" ? on(node.right) : [...on(node.left), ...on(node.right)];
      case "AssignmentExpression":
        return node.operator === "=" ? on(node.right) : [...on(node.left), ...on(node.right)];
      case "Identifier":
        return this.#ofName(node, frames, wholeOnly, depth);
      case "MemberExpression":
        return this.#ofMember(node, frames, on, wholeOnly);
      case "NewExpression":
        return this.#ofConstruction(node, on, wholeOnly) ?? [fresh(node)];
      case "CallExpression":
        return this.#ofCall(node, frames, on, wholeOnly);
      case "ThisExpression":
        return [{ ...unknown(node), id: "this" }];
      default:
        return [unknown(node)];
    }
  }

  #ofMember(
    node: TSESTree.MemberExpression,
    frames: readonly Frame[],
    on: (next: TSESTree.Node) => Base[],
    wholeOnly: boolean,
  ): Base[] {
    const passage = passageOfMember(node, this.#around);
    if (passage !== null) return passage === "narrow" && wholeOnly ? [] : on(node.object);
    if (staticName(node) === "buffer" && this.#isMemoryOf(node) && !wholeOnly)
      return on(node.object);
    const inner = memberOfLiteral(node, this.#around);
    if (inner) return on(inner);
    const { source } = this.#around;
    const place = seenFromCall(classify(node, source), node, frames, source);
    const isStatic =
      (place.kind === "static" && place.steps.length === 1) ||
      (/^[A-Z]/.test(source.getText(node.object)) && this.#around.facts.isStaticField(node)) ||
      (place.kind === "this" && this.#around.facts.isStaticField(node));
    if (place.root === null) return [unknown(node)];
    return [
      {
        id: keyOf(place),
        node,
        isFresh: false,
        isConstant: isStatic || this.#isInConstantLiteral(node),
        place,
      },
    ];
  }

  /** The ArrayBuffer of a typed array, rather than any member of that name. */
  #isMemoryOf(node: TSESTree.MemberExpression): boolean {
    const { facts } = this.#around;
    const isPlace = node.object.type === "ThisExpression" && !facts.typed;
    return !isPlace && (facts.kindOf(node.object) & (memoryKinds | Kind.any)) !== 0;
  }

  /** `ASSETS.logo`, where ASSETS is a module constant that is a literal with this member. */
  #isInConstantLiteral(node: TSESTree.MemberExpression): boolean {
    const object = unwrap(node.object);
    if (object.type !== "Identifier" || staticName(node) === null) return false;
    const variable = findVariable(this.#around.source, object);
    return (
      variable !== null &&
      isModuleVariable(variable) &&
      isConstDeclaration(variable) &&
      memberOfDeclaration(variable, staticName(node)!) !== null
    );
  }

  #ofConstruction(
    node: TSESTree.NewExpression | TSESTree.CallExpression,
    on: (next: TSESTree.Node) => Base[],
    wholeOnly: boolean,
  ): Base[] | null {
    if (!isViewConstruction(node, this.#around)) return null;
    const whole = wholeViewOver(node, this.#around);
    if (whole) return on(whole);
    if (wholeOnly) return [];
    const [buffer] = node.arguments;
    const isTakenApart = unwrap(buffer!).type === "Identifier";
    const owner = isTakenApart ? memberOrigin(buffer!, "buffer", this.#around.source) : null;
    return on(owner ?? buffer!);
  }

  #ofCall(
    node: TSESTree.CallExpression,
    frames: readonly Frame[],
    on: (next: TSESTree.Node, frames?: readonly Frame[]) => Base[],
    wholeOnly: boolean,
  ): Base[] {
    const passage = passageOfFunction(node, this.#around);
    const [first] = node.arguments;
    if (passage === "whole" && first) return on(first);
    const { callee } = node;
    if (callee.type !== "MemberExpression") {
      const fn = callee.type === "Identifier" ? functionOf(callee, this.#around) : null;
      const handedBack = fn && handsBack(fn);
      const frame: Frame | null = fn && { fn, call: node };
      if (handedBack && !frames.some((one) => one.fn === fn)) {
        const bases = on(handedBack, [...frames, frame!]);
        if (bases.every(({ isFresh }) => !isFresh)) return bases;
      }
      return [fresh(node)];
    }
    const through = passageOfMethod(node, this.#around);
    if (through !== null) return through === "narrow" && wholeOnly ? [] : on(callee.object);
    const constructed = this.#ofConstruction(node, on, wholeOnly);
    if (constructed) return constructed;
    const name = staticName(callee);
    if (name === "then" || name === "catch" || name === "finally") {
      const [callback] = node.arguments;
      const isPassedOn = name !== "then" || !callback || !isFunction(callback);
      if (isPassedOn) return on(callee.object);
    }
    if (name === "resolve" && first && isPromiseClass(callee.object)) return on(first);
    return this.#isNamespace(callee.object) ? [fresh(node)] : [unknown(node)];
  }

  /** Whether a function read from here makes something new: a module, or a class of the language. */
  #isNamespace(node: TSESTree.Node): boolean {
    const object = unwrap(node);
    if (object.type === "MemberExpression")
      return this.#isNamespace(object.object) || this.#around.facts.isNamespace(object);
    if (object.type !== "Identifier") return false;
    const variable = findVariable(this.#around.source, object);
    if (!variable || variable.defs.length === 0)
      return /^[A-Z]/.test(object.name) || object.name === "crypto";
    const { node: site, parent } = variable.defs[0]!;
    if (site.type === "ImportNamespaceSpecifier") return true;
    if (site.type === "TSModuleDeclaration") return true;
    if (site.type === "ImportSpecifier" && object.name === "Buffer")
      return parent?.type === "ImportDeclaration" && /^(?:node:)?buffer$/.test(parent.source.value);
    if (
      site.type === "VariableDeclarator" &&
      site.init?.type === "CallExpression" &&
      site.init.callee.type === "Identifier" &&
      site.init.callee.name === "require"
    )
      return true;
    return this.#around.facts.isNamespace(object);
  }

  #ofName(
    node: TSESTree.Identifier,
    frames: readonly Frame[],
    wholeOnly: boolean,
    depth: number,
  ): Base[] {
    const variable = findVariable(this.#around.source, node);
    if (!variable || variable.defs.length === 0) return [{ ...unknown(node), id: node.name }];
    const [definition] = variable.defs;
    const own: Base = {
      id: variable,
      node,
      isFresh: false,
      isConstant: false,
      place: { kind: "local", root: variable, steps: [] },
    };
    if ((definition!.type as string) === "ImportBinding") return [{ ...own, isConstant: true }];
    if (isModuleVariable(variable)) return [{ ...own, isConstant: isConstDeclaration(variable) }];
    const on = (next: TSESTree.Node, nextFrames: readonly Frame[]): Base[] =>
      this.of(next, nextFrames, wholeOnly, depth + 1);
    const writes = this.#reaching.writesFor(variable, node);
    const bases: Base[] = [];
    let isWritten = false;
    if (isParameter(variable) && (!writes || writes.has(definition!.name)))
      bases.push(...this.#ofParameter(variable, own, frames, on, depth));
    for (const { identifier, writeExpr } of variable.references) {
      if (!writeExpr || (writes && !writes.has(identifier))) continue;
      isWritten = true;
      bases.push(
        ...this.#ofWrite(
          variable,
          identifier,
          writeExpr,
          own,
          (next) => on(next, frames),
          wholeOnly,
          depth,
        ),
      );
    }
    return bases.length > 0 || (wholeOnly && isWritten) ? bases : [own];
  }

  #ofWrite(
    variable: Variable,
    identifier: TSESTree.Node,
    value: TSESTree.Node,
    own: Base,
    on: (next: TSESTree.Node) => Base[],
    wholeOnly: boolean,
    depth: number,
  ): Base[] {
    const parent = identifier.parent!;
    if (parent.type === "AssignmentExpression" && parent.left === identifier)
      return parent.operator.length <= 1 || /^(?:\?\?|\|\||&&)=$/.test(parent.operator)
        ? on(value)
        : [own];
    if (parent.type === "VariableDeclarator" && parent.id === identifier) {
      const loop = parent.parent.parent;
      if (loop.type !== "ForOfStatement" || loop.left !== parent.parent) return on(value);
      if (loop.await) return [{ ...own, id: parent, node: identifier, isFresh: true }];
      // Rows of an array look into it; elements of anything else came from elsewhere.
      const rowsOf = this.#rowsOf(value);
      if (rowsOf) return wholeOnly ? [] : on(rowsOf);
      return [this.#ofElement(value, variable, own, on, depth + 1)];
    }
    const pattern = patternAround(identifier);
    if (pattern.type === "ArrayPattern") {
      const rowsOf = this.#rowsOf(value);
      if (rowsOf) return wholeOnly ? [] : on(rowsOf);
      const element = elementsOf(value)?.[pattern.elements.indexOf(identifier as never)];
      if (element && element.type !== "SpreadElement") return on(element);
    }
    if (parent.type === "Property" && parent.parent.type === "ObjectPattern") {
      const literal = unwrap(value);
      const name = staticName(parent);
      if (literal.type === "ObjectExpression" && name !== null) {
        const member = memberOf(literal, name);
        if (member) return on(member);
      }
      const place = classify(value, this.#around.source);
      if (place.root !== null && pattern === parent.parent && name !== null) {
        const full: Target = { ...place, steps: [...place.steps, name] };
        return [{ ...own, id: keyOf(full), place: full }];
      }
    }
    return [own];
  }

  /**
   * An element of a list. It is new when the list was made here with a new array in each place,
   * `await Promise.all(paths.map((path) => readFile(path)))`; who has the list has its elements.
   */
  #ofElement(
    list: TSESTree.Node,
    variable: Variable,
    own: Base,
    on: (next: TSESTree.Node) => Base[],
    depth: number,
  ): Base {
    const made = elementMadeFor(list, this.#around.source);
    const wholes = made ? this.of(made, [], true, depth) : [];
    if (wholes.length === 0 || !wholes.every((whole) => this.#isMadeFromNothing(whole))) return own;
    const [held, ...others] = on(list);
    if (!held || others.length > 0) return own;
    const place: Target = { kind: "local", root: null, steps: [null] };
    return { ...own, id: held.id, node: variable.defs[0]!.name, isFresh: true, place };
  }

  /** New, and not by a function that is given an array: that one may give back a view of it. */
  #isMadeFromNothing({ node, isFresh }: Base): boolean {
    const given = "arguments" in node ? node.arguments : [];
    const { facts } = this.#around;
    return isFresh && given.every((argument) => (facts.kindOf(argument) & memoryKinds) === 0);
  }

  #rowsOf(node: TSESTree.Node): TSESTree.Node | null {
    const { facts } = this.#around;
    if (!facts.knowsNDArray) return null;
    return facts.kindOf(node) & Kind.ndarray ? node : null;
  }

  #ofParameter(
    variable: Variable,
    own: Base,
    frames: readonly Frame[],
    on: (next: TSESTree.Node, frames: readonly Frame[]) => Base[],
    depth: number,
  ): Base[] {
    const fn = variable.scope.block;
    if (!isFunction(fn)) return [own];
    const index = parameterIndex(fn, variable.defs[0]!.name);
    const at = frames.findLastIndex((frame) => frame.fn === fn);
    const frame = frames[at];
    if (frame?.role) {
      const receiver = index === 0 && frame.role === "then" ? receiverOf(frame) : null;
      return receiver ? on(receiver, frames.slice(0, at)) : [own];
    }
    const argument =
      index >= 0 && frame && "arguments" in frame.call ? frame.call.arguments[index] : undefined;
    if (argument && argument.type !== "SpreadElement") return on(argument, frames.slice(0, at));
    const use = callbackUse(fn);
    if (index !== 0 || !use?.source) return [own];
    if (use.role === "then") return on(use.source, frames);
    return use.role === "map" || use.role === "each"
      ? [this.#ofElement(use.source, variable, own, (next) => on(next, frames), depth + 1)]
      : [own];
  }
}

/** The object whose method is called or whose getter is read, or null. */
function receiverOf({ call }: Pick<Frame, "call">): TSESTree.Node | null {
  if (call.type === "MemberExpression") return call.object;
  return call.callee.type === "MemberExpression" ? call.callee.object : null;
}

/** `this` of a method, seen from where the method is called: `other.method()` speaks of `other`. */
function seenFromCall(
  place: Target,
  node: TSESTree.Node,
  frames: readonly Frame[],
  source: TSESLint.SourceCode,
): Target {
  if (place.root !== "this") return place;
  const frame = frames.findLast(({ fn }) => isInside(node, fn));
  const object = frame ? receiverOf(frame) : null;
  if (!object || /^(?:This|Super)/.test(object.type)) return place;
  const receiver = classify(object, source);
  return { ...receiver, steps: [...receiver.steps, ...place.steps] };
}

/** What `list.map(() => element)` puts in every place, also through constants and `Promise.all`. */
function elementMadeFor(list: TSESTree.Node, source: TSESLint.SourceCode): TSESTree.Node | null {
  const node = unwrap(list);
  if (node.type === "Identifier") {
    const variable = findVariable(source, node);
    const site = variable?.defs[0]?.node;
    if (site?.type !== "VariableDeclarator" || site.id.type !== "Identifier" || !site.init)
      return null;
    const isListed = !isModuleVariable(variable!) && isConstDeclaration(variable!);
    return isListed && site.init.type !== "Identifier" ? elementMadeFor(site.init, source) : null;
  }
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return null;
  const [first] = node.arguments;
  if (staticName(node.callee) === "all" && isPromiseClass(node.callee.object) && first)
    return elementMadeFor(first, source);
  const fn = node.arguments.find((argument) => isFunction(argument));
  return fn && callbackUse(fn)?.role === "map" && staticName(node.callee) !== "flatMap"
    ? handsBack(fn)
    : null;
}

/** The elements of an array literal, also of one that is awaited whole. */
function elementsOf(
  value: TSESTree.Node,
): readonly (TSESTree.Expression | TSESTree.SpreadElement | null)[] | null {
  const node = unwrap(value);
  if (node.type === "ArrayExpression") return node.elements;
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return null;
  if (!isPromiseClass(node.callee.object) || staticName(node.callee) !== "all") return null;
  return node.arguments[0] ? elementsOf(node.arguments[0]) : null;
}

function fresh(node: TSESTree.Node): Base {
  return { id: node, node, isFresh: true, isConstant: false, place: null };
}

function unknown(node: TSESTree.Node): Base {
  return { id: node, node, isFresh: false, isConstant: false, place: null };
}

/** Text that is equal for equal places; variables are told apart by where they are declared. */
function keyOf({ root, steps }: Target): string {
  const name =
    typeof root === "string" || root === null
      ? (root ?? "")
      : `${root.name}@${String(root.defs[0]?.name.range[0])}`;
  return [name, ...steps.map((step) => step ?? "*")].join(".");
}

function isConstDeclaration(variable: Variable): boolean {
  const node = variable.defs[0]?.node;
  return node?.type === "VariableDeclarator" && node.parent.kind === "const";
}

function memberOfLiteral(
  node: TSESTree.MemberExpression,
  { source }: Surroundings,
): TSESTree.Node | null {
  const object = unwrap(node.object);
  const name = staticName(node);
  if (name === null) return null;
  if (object.type === "ObjectExpression") return memberOf(object, name);
  if (object.type !== "Identifier") return null;
  const variable = findVariable(source, object);
  if (!variable || isModuleVariable(variable) || !isConstDeclaration(variable)) return null;
  return memberOfDeclaration(variable, name);
}

function memberOfDeclaration(variable: Variable, name: string): TSESTree.Node | null {
  const node = variable.defs[0]?.node;
  if (node?.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !node.init)
    return null;
  let literal = unwrap(node.init);
  if (literal.type === "CallExpression" && isIdentityCall(literal) && literal.arguments[0])
    literal = unwrap(literal.arguments[0]);
  if (literal.type === "ArrayExpression") return literal.elements[Number(name)] ?? null;
  return literal.type === "ObjectExpression" ? memberOf(literal, name) : null;
}

function memberOf(literal: TSESTree.ObjectExpression, name: string): TSESTree.Node | null {
  for (const property of literal.properties)
    if (property.type === "Property" && staticName(property) === name) return property.value;
  return null;
}

function patternAround(identifier: TSESTree.Node): TSESTree.Node {
  let at = identifier.parent!;
  while (at.type === "Property" || at.type === "AssignmentPattern" || at.type === "RestElement")
    at = at.parent;
  return at;
}

/** The value a one-line function gives back, to see whether it is one of its parameters. */
function handsBack(fn: FunctionNode): TSESTree.Node | null {
  if (fn.body.type !== "BlockStatement") return fn.body;
  const last = fn.body.body.at(-1);
  return last?.type === "ReturnStatement" ? last.argument : null;
}

function isPromiseClass(node: TSESTree.Node): boolean {
  return node.type === "Identifier" && node.name === "Promise";
}
