import type { TSESTree } from "@typescript-eslint/utils";
import type { Surroundings } from "../views.ts";
import { isWrapperOf, staticName } from "./ast.ts";
import { giveArgument, readMember } from "./calls.ts";
import type { FileIndex } from "./functions.ts";
import {
  bindTo,
  elementPath,
  followAssignment,
  initialize,
  initializeParameter,
  iterate,
} from "./names.ts";
import type { Reaching } from "./reads.ts";
import { construct, giveResult, returnFrom } from "./results.ts";
import { pop, reread, type Sink, type Step, type Trace } from "./trace.ts";
import { maxDepth, type OnSink, type Walk } from "./walk.ts";

/** Where does a value flow: from where it is made, upwards through expressions and on through names. */

const maxSteps = 400;

/** Follow views through one file. */
export class Flow implements Walk {
  readonly around: Surroundings;
  readonly index: FileIndex;
  readonly reaching: Reaching;
  readonly #onSink: OnSink;
  #visited = new Set<string>();

  constructor(around: Surroundings, index: FileIndex, reaching: Reaching, onSink: OnSink) {
    this.around = around;
    this.index = index;
    this.reaching = reaching;
    this.#onSink = onSink;
  }

  /** Follow a value from an expression. */
  run(node: TSESTree.Node, trace: Trace): void {
    this.#visited = new Set();
    this.follow(node, trace);
  }

  /** Follow a value from a pattern that receives it. */
  runFromPattern(pattern: TSESTree.Node, trace: Trace): void {
    this.#visited = new Set();
    bindTo(this, pattern, trace);
  }

  within(pattern: TSESTree.Node, trace: Trace, onSink: OnSink): void {
    new Flow(this.around, this.index, this.reaching, onSink).runFromPattern(pattern, trace);
  }

  sink(trace: Trace, sink: Sink): boolean {
    return this.#onSink(trace, sink);
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
  follow(node: TSESTree.Node, trace: Trace): void {
    if (!this.#isNew(node, trace)) return;
    const parent = node.parent!;
    if (isWrapperOf(parent, node)) {
      this.follow(parent, trace);
      return;
    }
    switch (parent.type) {
      case "ConditionalExpression":
        if (node !== parent.test) this.follow(parent, trace);
        return;
      case "LogicalExpression":
        if (node === parent.right || parent.operator !== "&&") this.follow(parent, trace);
        return;
      case "AssignmentExpression":
        if (node === parent.right) followAssignment(this, parent, trace);
        return;
      case "VariableDeclarator":
        if (node === parent.init) bindTo(this, parent.id, trace);
        return;
      case "AssignmentPattern":
        if (node !== parent.right) return;
        if (parent.parent.type === "TSParameterProperty") initializeParameter(this, parent, trace);
        bindTo(this, parent.left, trace);
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
        if (node === parent.object) readMember(this, parent, trace);
        return;
      case "CallExpression":
        if (node !== parent.callee)
          giveArgument(this, parent, parent.arguments.indexOf(node as never), trace);
        return;
      case "NewExpression":
        if (node !== parent.callee)
          construct(this, parent, parent.arguments.indexOf(node as never), trace);
        return;
      case "ReturnStatement":
        returnFrom(this, parent, trace);
        return;
      case "ArrowFunctionExpression":
        if (node === parent.body) giveResult(this, parent, node, trace);
        return;
      case "ForOfStatement":
        if (node === parent.right && trace.path.length > 0) iterate(this, parent, trace);
        return;
      case "PropertyDefinition":
      case "AccessorProperty":
        if (node === parent.value) initialize(this, parent, trace);
        return;
      case "ExportDefaultDeclaration":
      case "TSExportAssignment":
        this.sink(trace, {
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

  /** A value as a member of a literal or instance around it. */
  #contain(literal: TSESTree.Node, step: Step, trace: Trace): void {
    this.follow(literal, { ...trace, path: [step, ...trace.path], literal });
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
      this.follow(parent, { ...reread(trace), literal: parent });
      return;
    }
    const element = { ...pop(trace), path: elementPath(this, spread.argument, trace) };
    if (parent.type === "ArrayExpression") this.#contain(parent, null, element);
    if (parent.type === "CallExpression")
      giveArgument(this, parent, parent.arguments.indexOf(spread), element);
    if (parent.type === "NewExpression")
      construct(this, parent, parent.arguments.indexOf(spread), element);
  }
}
