import type { TSESTree } from "@typescript-eslint/utils";
import { arraySubsets, elementReads, isIdentityCall, isNamedCopy } from "../copies.ts";
import { classify, collectionCall, lasts, registration, type Target } from "../stores.ts";
import { Kind, memoryKinds } from "../types/kinds.ts";
import {
  passageOfFunction,
  passageOfMember,
  passageOfMethod,
  type Surroundings,
  wholeViewOver,
} from "../views.ts";
import {
  type ClassNode,
  closest,
  type FunctionNode,
  isClass,
  isFunction,
  isInside,
  isWrapperOf,
  loopTarget,
  methodName,
  staticName,
} from "./ast.ts";
import { bindPattern } from "./bindings.ts";
import { callbackUse, parameterName } from "./callbacks.ts";
import { callsOf, classOf, constructorOf, functionOf, type FileIndex } from "./functions.ts";
import { type Reaching } from "./reads.ts";
import {
  closuresBetween,
  findVariable,
  isLocalAt,
  isModuleVariable,
  type Variable,
} from "./scope.ts";
import { matches, type Sink, startTrace, type Step, type Trace } from "./trace.ts";

/** Where does a value flow: from where it is made, upwards through expressions and on through names. */

const maxDepth = 5;
const maxSteps = 400;

/** What to do with a view that comes to rest; true ends the way of a local one. */
export type OnSink = (trace: Trace, sink: Sink) => boolean;

/** Follow views through one file. */
export class Flow {
  readonly #around: Surroundings;
  readonly #index: FileIndex;
  readonly #reaching: Reaching;
  readonly #onSink: OnSink;
  #visited = new Set<string>();

  constructor(around: Surroundings, index: FileIndex, reaching: Reaching, onSink: OnSink) {
    this.#around = around;
    this.#index = index;
    this.#reaching = reaching;
    this.#onSink = onSink;
  }

  /** Follow a value from an expression. */
  run(node: TSESTree.Node, trace: Trace): void {
    this.#visited = new Set();
    this.#follow(node, trace);
  }

  /** Follow a value from a pattern that receives it. */
  runFromPattern(pattern: TSESTree.Node, trace: Trace): void {
    this.#visited = new Set();
    this.#bind(pattern, trace);
  }

  #isNew(node: TSESTree.Node, trace: Trace): boolean {
    if (this.#visited.size > maxSteps || trace.path.length > maxDepth) return false;
    const key = [
      node.type,
      ...node.range,
      trace.path.map((step) => step ?? "*").join("."),
      trace.entered.map(({ call }) => call.range[0]).join(","),
      trace.left.map(({ call }) => call.range[0]).join(","),
      trace.closure?.range[0],
      trace.mutation?.node.range[0],
    ].join("|");
    if (this.#visited.has(key)) return false;
    this.#visited.add(key);
    return true;
  }

  /** One step upwards from an expression that has the value. */
  #follow(node: TSESTree.Node, trace: Trace): void {
    if (!this.#isNew(node, trace)) return;
    const parent = node.parent!;
    if (isWrapperOf(parent, node)) {
      this.#follow(parent, trace);
      return;
    }
    switch (parent.type) {
      case "ConditionalExpression":
        if (node !== parent.test) this.#follow(parent, trace);
        return;
      case "LogicalExpression":
        if (node === parent.right || parent.operator !== "&&") this.#follow(parent, trace);
        return;
      case "AssignmentExpression":
        if (node === parent.right) this.#assigned(parent, trace);
        return;
      case "VariableDeclarator":
        if (node === parent.init) this.#bind(parent.id, trace);
        return;
      case "AssignmentPattern":
        if (node === parent.right) this.#bind(parent.left, trace);
        return;
      case "Property":
        if (node === parent.value && parent.parent.type === "ObjectExpression")
          this.#contain(parent.parent, staticName(parent), trace);
        return;
      case "ArrayExpression":
        this.#contain(parent, this.#indexIn(parent, node), trace);
        return;
      case "SpreadElement":
        this.#spread(parent, trace);
        return;
      case "MemberExpression":
        if (node === parent.object) this.#member(parent, trace);
        return;
      case "CallExpression":
        if (node !== parent.callee)
          this.#argument(parent, parent.arguments.indexOf(node as never), trace);
        return;
      case "NewExpression":
        if (node !== parent.callee)
          this.#constructed(parent, parent.arguments.indexOf(node as never), trace);
        return;
      case "ReturnStatement":
        this.#returned(parent, trace);
        return;
      case "ArrowFunctionExpression":
        if (node === parent.body) this.#result(parent, node, trace);
        return;
      case "ForOfStatement":
        if (node === parent.right && trace.path.length > 0) this.#iterated(parent, trace);
        return;
      case "PropertyDefinition":
      case "AccessorProperty":
        if (node === parent.value) this.#field(parent, trace);
        return;
      case "ExportDefaultDeclaration":
      case "TSExportAssignment":
        this.#sink(trace, {
          kind: "variable",
          node: parent,
          target: { kind: "module", root: "export", steps: [] },
          name: "export",
        });
        return;
      default:
        return;
    }
  }

  #sink(trace: Trace, sink: Sink): boolean {
    return this.#onSink(trace, sink);
  }

  /** A value as a member of a literal or instance around it. */
  #contain(literal: TSESTree.Node, step: Step, trace: Trace): void {
    this.#follow(literal, { ...trace, path: [step, ...trace.path], literal });
  }

  #indexIn(array: TSESTree.ArrayExpression, node: TSESTree.Node): Step {
    const index = array.elements.indexOf(node as never);
    return array.elements.slice(0, index).some((element) => element?.type === "SpreadElement")
      ? null
      : String(index);
  }

  #spread(spread: TSESTree.SpreadElement, trace: Trace): void {
    const { parent } = spread;
    if (trace.path.length === 0) return;
    if (parent.type === "ObjectExpression") {
      this.#follow(parent, { ...this.#reread(trace), literal: parent });
      return;
    }
    const element = this.#pop(trace);
    if (parent.type === "ArrayExpression") this.#contain(parent, null, element);
    if (parent.type === "CallExpression")
      this.#argument(parent, parent.arguments.indexOf(spread), element);
    if (parent.type === "NewExpression")
      this.#constructed(parent, parent.arguments.indexOf(spread), element);
  }

  /** Take a part out of the container at hand. A container's content is stored anew from here on. */
  #pop(trace: Trace): Trace {
    return { ...this.#reread(trace), path: trace.path.slice(1) };
  }

  #reread(trace: Trace): Trace {
    return trace.mutation
      ? { ...trace, mutation: null, site: trace.via ?? trace.site, sitePath: trace.path }
      : trace;
  }

  #assigned(node: TSESTree.AssignmentExpression, trace: Trace): void {
    if (!["=", "??=", "||=", "&&="].includes(node.operator)) return;
    if (node.left.type === "MemberExpression") this.#store(node.left, node, trace);
    else this.#bind(node.left, trace);
    this.#follow(node, trace);
  }

  /** Store in a member of something. */
  #store(target: TSESTree.MemberExpression, node: TSESTree.Node, trace: Trace): void {
    if (trace.closure) return;
    const name = staticName(target);
    this.#storeInto(classify(target.object, this.#around.source), [name], trace, {
      kind: "property",
      node,
      adds: name === null,
      name: this.#around.source.getText(target),
    });
  }

  /** Put into an object that lasts, or into a local one that is then followed itself. */
  #storeInto(
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
    const isDone = this.#sink(trace, whole);
    if (isDone || lasts(target) || typeof target.root === "string" || !target.root) return;
    const path = [...target.steps, ...steps, ...trace.path];
    const mutation = trace.mutation ?? whole;
    this.#container(target.root, { ...trace, path, mutation, literal: null });
  }

  /** Follow a local container that a view was put into. */
  #container(variable: Variable, trace: Trace): void {
    for (const { identifier } of this.#readsOf(variable)) {
      if (isInside(identifier, trace.mutation!.node)) continue;
      this.#read(variable, identifier, trace, true);
    }
    const fn = variable.scope.block;
    const use = isFunction(fn) ? callbackUse(fn) : null;
    if (use?.role === "reduce") this.#follow(use.call, trace);
  }

  #bind(pattern: TSESTree.Node, trace: Trace): void {
    for (const { target, path } of bindPattern(pattern, trace.path)) {
      const bound: Trace =
        path.length === trace.path.length ? trace : { ...this.#reread(trace), path };
      if (target.type === "MemberExpression") this.#store(target, pattern, bound);
      else this.#name(target, bound);
    }
  }

  /** A variable receives the value. */
  #name(identifier: TSESTree.Identifier, trace: Trace): void {
    const { source } = this.#around;
    const variable = findVariable(source, identifier);
    if (!variable || isModuleVariable(variable) || !isLocalAt(variable, identifier)) {
      const kind = !variable ? "global" : isModuleVariable(variable) ? "module" : "outer";
      if (trace.closure || trace.entered.length > 0) return;
      this.#sink(trace, {
        kind: "variable",
        node: identifier,
        target: { kind, root: variable ?? identifier.name, steps: [] },
        name: identifier.name,
      });
      return;
    }
    if (trace.loops.length > 0 && trace.path.length > 0 && !trace.mutation)
      if (this.#sink(trace, { kind: "bound", node: identifier, variable })) return;
    for (const { identifier: read } of this.#readsOf(variable)) {
      const member =
        trace.path.length > 0 &&
        read.parent.type === "MemberExpression" &&
        read.parent.object === read
          ? staticName(read.parent)
          : null;
      if (!this.#reaching.reaches(variable, identifier, read, member)) continue;
      this.#read(variable, read, trace, false);
    }
  }

  #readsOf(variable: Variable): { readonly identifier: TSESTree.Identifier }[] {
    return variable.references.filter((reference) => reference.isRead()) as {
      readonly identifier: TSESTree.Identifier;
    }[];
  }

  /** A place where a variable with the value is read, perhaps in a closure. */
  #read(variable: Variable, identifier: TSESTree.Node, trace: Trace, isContainer: boolean): void {
    const isHere = trace.entered.length === 0 && !trace.closure;
    const site = isHere && !isContainer ? identifier : trace.site;
    const sitePath = site === identifier ? trace.path : trace.sitePath;
    const next = { ...trace, site, sitePath, via: isHere ? identifier : trace.via };
    this.#follow(identifier, next);
    if (!isHere) return;
    for (const closure of closuresBetween(identifier, variable))
      if (isFunction(closure))
        this.#closure(closure, { ...next, closure, path: [], literal: null });
  }

  /** A function that captures the value, as a value of its own. */
  #closure(fn: FunctionNode, trace: Trace): void {
    if (fn.type !== "FunctionDeclaration") {
      this.#follow(fn, trace);
      return;
    }
    const variable = fn.id && findVariable(this.#around.source, fn.id);
    if (!variable) return;
    for (const { identifier } of this.#readsOf(variable)) this.#follow(identifier, trace);
  }

  #iterated(loop: TSESTree.ForOfStatement, trace: Trace): void {
    this.#bind(loopTarget(loop), this.#pop(trace));
  }

  #field(node: TSESTree.PropertyDefinition | TSESTree.AccessorProperty, trace: Trace): void {
    if (trace.closure) return;
    const name = staticName(node) ?? "[…]";
    const owner = node.parent.parent;
    const variable = node.static && owner.id ? findVariable(this.#around.source, owner.id) : null;
    this.#sink(trace, {
      kind: "field",
      node,
      target: node.static
        ? { kind: "static", root: variable ?? "static", steps: [] }
        : { kind: "this", root: "this", steps: [] },
      name: node.static ? `${owner.id?.name ?? "static"}.${name}` : `this.${name}`,
    });
  }

  /** `value.name`, or `value.name(...)`. */
  #member(node: TSESTree.MemberExpression, trace: Trace): void {
    const { parent } = node;
    if (parent.type === "AssignmentExpression" && parent.left === node) return;
    const isCalled = parent.type === "CallExpression" && parent.callee === node;
    if (isCalled) {
      this.#method(parent, staticName(node), trace);
      return;
    }
    if (trace.closure && trace.path.length === 0) return;
    if (trace.path.length > 0) {
      const name = staticName(node) ?? null;
      const [first] = trace.path;
      if (matches(first!, name) && !(first === null && name === "length"))
        this.#follow(node, this.#pop(trace));
      return;
    }
    if (passageOfMember(node, this.#around) === "whole") this.#follow(node, trace);
    else if (staticName(node) === "buffer") this.#buffer(node, trace);
  }

  /** `new X(value.buffer, value.byteOffset, value.byteLength)` is the value in another class. */
  #buffer(node: TSESTree.MemberExpression, trace: Trace): void {
    const { parent } = node;
    if (parent.type !== "NewExpression" && parent.type !== "CallExpression") return;
    if (parent.arguments[0] !== node || parent.arguments.length < 3) return;
    if (wholeViewOver(parent, this.#around) === node.object) this.#follow(parent, trace);
  }

  #method(call: TSESTree.CallExpression, name: string | null, trace: Trace): void {
    if (name === "then" || name === "catch" || name === "finally") {
      if (name !== "then") this.#follow(call, trace);
      else this.#callback(call, 0, 0, trace);
      return;
    }
    if (trace.closure && trace.path.length === 0) {
      if (name === "bind") this.#follow(call, trace);
      return;
    }
    if (trace.path.length === 0) {
      if (passageOfMethod(call, this.#around) === "whole") this.#follow(call, trace);
      return;
    }
    this.#containerMethod(call, name ?? "", trace);
  }

  /** A method of an array, map or set that has the view in it. */
  #containerMethod(call: TSESTree.CallExpression, name: string, trace: Trace): void {
    const [, ...rest] = trace.path;
    if (elementReads.has(name)) this.#follow(call, this.#pop(trace));
    if (name === "set" || name === "add") this.#follow(call, trace);
    if (name === "entries")
      this.#follow(call, { ...this.#reread(trace), path: [null, "1", ...rest] });
    if (name === "flat")
      this.#follow(call, { ...this.#pop(trace), path: [null, ...rest.slice(1)] });
    else if (arraySubsets.has(name))
      this.#follow(call, { ...this.#reread(trace), path: [null, ...rest], literal: call });
    this.#callback(call, 0, name.startsWith("reduce") ? 1 : 0, this.#pop(trace));
  }

  /** The parameter of an inline callback receives the value. */
  #callback(
    call: TSESTree.CallExpression,
    argument: number,
    parameter: number,
    trace: Trace,
  ): void {
    const fn = call.arguments[argument];
    if (!fn || !isFunction(fn) || !callbackUse(fn)) return;
    const target = fn.params[parameter];
    if (target) this.#bind(target, trace);
  }

  #argument(call: TSESTree.CallExpression, index: number, trace: Trace): void {
    if (trace.closure && trace.path.length === 0) {
      const name = registration(call);
      if (name !== null) this.#sink(trace, { kind: "listener", node: call, name });
      return;
    }
    if (isNamedCopy(call, this.#around.options.copyMethods)) return;
    if (index === 0 && trace.path.length === 0) {
      const passage = passageOfFunction(call, this.#around);
      if (passage === "whole") this.#follow(call, trace);
      if (passage === "clone") this.#follow(call, { ...trace, clone: call });
      if (passage !== null) return;
    }
    if (isIdentityCall(call)) {
      this.#follow(call, trace);
      return;
    }
    if (this.#gathered(call, index, trace)) return;
    if (this.#collected(call, index, trace)) return;
    this.#passed(call, index, trace);
  }

  /** Static functions that build a container from others. */
  #gathered(call: TSESTree.CallExpression, index: number, trace: Trace): boolean {
    const { callee } = call;
    if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
    const [first, second, ...rest] = trace.path;
    const to = (path: readonly Step[]): boolean => {
      this.#follow(call, { ...this.#reread(trace), path, literal: call });
      return true;
    };
    switch (`${callee.object.name}.${staticName(callee) ?? ""}`) {
      case "Object.assign":
        return this.#assign(call, index, trace);
      case "Object.fromEntries":
        return trace.path.length > 1 && matches(second!, "1") && to([null, ...rest]);
      case "Object.values":
        return trace.path.length > 0 && to([null, ...trace.path.slice(1)]);
      case "Object.entries":
        return trace.path.length > 0 && to([null, "1", ...trace.path.slice(1)]);
      case "Array.from":
        if (trace.path.length === 0 || index > 0) return false;
        if (call.arguments.length === 1) return to([null, ...trace.path.slice(1)]);
        this.#callback(call, 1, 0, this.#pop(trace));
        return true;
      case "Array.of":
        return to([String(index), ...trace.path]);
      case "Promise.all":
        if (trace.path.length > 0) this.#follow(call, trace);
        return true;
      case "Promise.allSettled":
        return trace.path.length > 0 && to([first!, "value", ...trace.path.slice(1)]);
      case "Promise.race":
      case "Promise.any":
        if (trace.path.length > 0) this.#follow(call, this.#pop(trace));
        return true;
      default:
        return false;
    }
  }

  /** `Object.assign(target, { name: view })` */
  #assign(call: TSESTree.CallExpression, index: number, trace: Trace): boolean {
    if (trace.path.length === 0) return true;
    if (index > 0 && call.arguments[0]) {
      const [target] = call.arguments;
      const place = classify(target, this.#around.source);
      this.#storeInto(place, [], trace, {
        kind: "assign",
        node: call,
        adds: false,
        name: `${this.#around.source.getText(target)}.${trace.path[0] ?? "…"}`,
      });
      if (place.kind !== "temporary") return true;
    }
    this.#follow(call, { ...trace, literal: call });
    return true;
  }

  /** `list.push(view)`, `map.set(key, view)`, and what makes a new array of both. */
  #collected(call: TSESTree.CallExpression, index: number, trace: Trace): boolean {
    if (call.callee.type !== "MemberExpression") return false;
    const name = methodName(call) ?? "";
    const { facts } = this.#around;
    if (/^(?:concat|with|toSpliced)$/.test(name) && facts.kindOf(call.callee.object) & Kind.array) {
      const path = name === "concat" && trace.path.length > 0 ? trace.path : [null, ...trace.path];
      this.#follow(call, { ...this.#reread(trace), path: [null, ...path.slice(1)], literal: call });
      return true;
    }
    const stored = collectionCall(call, facts);
    if (!stored || index < stored.first || index > stored.last) return stored !== null;
    const container = call.callee.object;
    this.#storeInto(classify(container, this.#around.source), [null], trace, {
      kind: "collection",
      node: call,
      adds: true,
      name: this.#around.source.getText(container),
    });
    // `new Map().set(...)`, and everything else that answers with the container itself.
    if (name === "set" || name === "add")
      this.#follow(call, { ...trace, path: [null, ...trace.path], literal: call });
    return true;
  }

  /** Into a function of this file and, when it hands the value back, out again. */
  #passed(call: TSESTree.CallExpression, index: number, trace: Trace): void {
    if (call.callee.type === "Super") {
      this.#superCalled(call, index, trace);
      return;
    }
    const fn = functionOf(call, this.#around.source);
    if (!fn || fn.generator || trace.entered.length >= maxDepth) return;
    if (trace.entered.some((frame) => frame.fn === fn) || !this.#givesView(call)) return;
    const parameter = fn.params[index];
    if (parameter) this.#bind(parameter, { ...trace, entered: [...trace.entered, { fn, call }] });
  }

  #givesView(call: TSESTree.CallExpression): boolean {
    const { facts } = this.#around;
    return facts.typed && (facts.awaitedKindOf(call) & memoryKinds) !== 0;
  }

  #constructed(node: TSESTree.NewExpression, index: number, trace: Trace): void {
    const { callee } = node;
    if (callee.type !== "Identifier") return;
    const [first, second, ...rest] = trace.path;
    const owner = classOf(callee, this.#around.source);
    if (owner) {
      for (const path of this.#kept(owner, index, trace))
        this.#follow(node, { ...this.#reread(trace), path, literal: node });
      return;
    }
    if (findVariable(this.#around.source, callee)?.defs.length || trace.path.length === 0) return;
    const to = (path: readonly Step[]): void => {
      this.#follow(node, { ...this.#reread(trace), path, literal: node });
    };
    if (callee.name === "Set" && first !== undefined) to([null, ...trace.path.slice(1)]);
    if (callee.name === "Map" && second !== undefined) to([null, ...rest]);
  }

  /** Paths under which an instance keeps an argument of its constructor. */
  #kept(owner: ClassNode, index: number, trace: Trace): (readonly Step[])[] {
    const fn = constructorOf(owner, this.#around.source);
    if (!fn || trace.entered.length >= maxDepth || trace.entered.some((frame) => frame.fn === fn))
      return [];
    const parameter = fn.params[index];
    if (!parameter) return [];
    const found: (readonly Step[])[] = [];
    if (parameter.type === "TSParameterProperty") {
      const name = parameterName(parameter);
      if (name) found.push([name.name, ...trace.path]);
    }
    const inner = new Flow(this.#around, this.#index, this.#reaching, (kept, sink) => {
      const isOwn = "target" in sink && sink.target.kind === "this" && sink.target.root === "this";
      if (!isOwn || kept.entered.length !== 1) return false;
      const name =
        sink.kind === "property" ? sink.name.slice(sink.name.lastIndexOf(".") + 1) : null;
      found.push([...sink.target.steps, ...(sink.kind === "assign" ? [] : [name]), ...kept.path]);
      return true;
    });
    const call = parameter.parent as unknown as TSESTree.NewExpression;
    inner.runFromPattern(parameter, {
      ...startTrace(trace.view, trace.site, trace.path),
      entered: [{ fn, call }],
    });
    return found.slice(0, 4);
  }

  /** `super(value)`: the class above may keep it for the instance at hand. */
  #superCalled(call: TSESTree.CallExpression, index: number, trace: Trace): void {
    const above = closest(call, isClass)?.superClass;
    const owner = above?.type === "Identifier" ? classOf(above, this.#around.source) : null;
    if (!owner) return;
    const self: Target = { kind: "this", root: "this", steps: [] };
    for (const path of this.#kept(owner, index, trace))
      this.#sink(
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

  #returned(node: TSESTree.ReturnStatement, trace: Trace): void {
    const fn = closest(node, isFunction);
    if (fn) this.#result(fn, node, trace);
  }

  /** A function gives the value as its result. */
  #result(fn: FunctionNode, node: TSESTree.Node, trace: Trace): void {
    const inner = trace.entered.at(-1);
    if (inner?.fn === fn) {
      this.#follow(inner.call, { ...trace, entered: trace.entered.slice(0, -1) });
      return;
    }
    const use = callbackUse(fn);
    if (use) {
      this.#callbackResult(use, fn, trace);
      return;
    }
    if (trace.entered.length > 0 || fn.generator) return;
    this.#sink(trace, { kind: "return", node, fn });
    if (trace.path.length === 0 && !trace.closure && trace.left.length < maxDepth)
      this.#calls(fn, trace);
  }

  #callbackResult(
    use: NonNullable<ReturnType<typeof callbackUse>>,
    fn: FunctionNode,
    trace: Trace,
  ): void {
    const { call, role } = use;
    switch (role) {
      case "iife":
      case "then":
      case "catch":
        this.#follow(call, trace);
        return;
      case "reduce":
        this.#follow(call, { ...trace, loops: [...trace.loops, fn] });
        return;
      case "map": {
        const isFlat = methodName(call) === "flatMap" && trace.path.length > 0;
        const path: readonly Step[] = [null, ...(isFlat ? trace.path.slice(1) : trace.path)];
        this.#follow(call, { ...trace, path, literal: call, loops: [...trace.loops, fn] });
        return;
      }
      default:
        return;
    }
  }

  /** On to the calls of a function of this file that gives a view as its result. */
  #calls(fn: FunctionNode, trace: Trace): void {
    if (trace.left.some((frame) => frame.fn === fn)) return;
    for (const call of callsOf(fn, this.#index, this.#around.source)) {
      if (isNamedCopy(call, this.#around.options.copyMethods) || !this.#givesView(call)) continue;
      this.#follow(call, {
        ...trace,
        site: call,
        sitePath: [],
        left: [...trace.left, { fn, call }],
      });
    }
  }
}
