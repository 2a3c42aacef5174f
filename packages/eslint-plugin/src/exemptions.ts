import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Base, Bases } from "./flow/bases.ts";
import {
  closest,
  type FunctionNode,
  isFunction,
  isInside,
  isUndefined,
  staticName,
  unwrap,
} from "./flow/ast.ts";
import { callbackUse, homeFunction, loopsAround, parameterName } from "./flow/callbacks.ts";
import { classOf } from "./flow/functions.ts";
import { findVariable, isModuleVariable } from "./flow/scope.ts";
import type { Sink, Step, Trace } from "./flow/trace.ts";
import { classify, collectionCall, holds, parentOf, sameSteps, type Target } from "./stores.ts";
import { memoryKinds } from "./types/kinds.ts";
import { passageOfMember, passageOfMethod, type Surroundings } from "./views.ts";

/** When a stored view costs nothing: its base lives as long anyway, or the views together are the base. */

/** Statements of the file that store something, as they were met. */
export interface StoreIndex {
  readonly assignments: readonly TSESTree.AssignmentExpression[];
  readonly calls: readonly TSESTree.CallExpression[];
}

/** A store of any value: where it goes, and what. */
interface StoreSite {
  readonly node: TSESTree.Node;
  readonly owner: Target;
  readonly name: Step;
  readonly values: readonly TSESTree.Node[];
  readonly isConditional: boolean;
}

export class Exemptions {
  readonly #around: Surroundings;
  readonly #bases: Bases;
  readonly #index: StoreIndex;

  constructor(around: Surroundings, bases: Bases, index: StoreIndex) {
    this.#around = around;
    this.#bases = bases;
    this.#index = index;
  }

  /** Bases of a traced view; a clone is a base of its own. */
  basesOf(trace: Trace): Base[] {
    if (trace.clone)
      return [
        { id: trace.clone, node: trace.clone, isFresh: true, isConstant: false, place: null },
      ];
    const { source, node } = trace.view;
    if (!source) return this.#basesOfMarked(node, trace);
    const bases = this.#bases.of(source, trace.left);
    return bases.filter((base) => !isUndefined(base.node) && base.node.type !== "Literal");
  }

  /** Only the type says that it is a view: of the arrays that the call was given, if there are any. */
  #basesOfMarked(node: TSESTree.Node, trace: Trace): Base[] {
    const { facts } = this.#around;
    const given = node.type === "CallExpression" ? node.arguments : [];
    const bases = given
      .filter((argument) => (facts.awaitedKindOf(argument) & memoryKinds) !== 0)
      .flatMap((argument) => this.#bases.of(argument, trace.left));
    if (bases.length > 0) return bases;
    return this.#bases.of(node).map((base) => ({ ...base, id: trace.view, isFresh: false }));
  }

  /** Whether the base lives at least as long as the place that the view is stored in. */
  isKept(base: Base, trace: Trace, sink: Sink): boolean {
    if (base.isConstant) return true;
    // Nobody but the store has the clone.
    if (trace.clone) return false;
    if (trace.literal && this.#wholesIn(trace.literal).includes(base.id)) return true;
    if (trace.closure) return this.#isCapturedToo(base, trace.closure);
    const owner = ownerOf(sink, this.#around);
    if (owner && base.place && base.place.steps.length > 0)
      if (holds(parentOf(base.place), owner)) return true;
    if (owner && this.#isStoredBeside(base, owner, sink)) return true;
    const { mutation } = trace;
    return (
      mutation !== null &&
      mutation !== sink &&
      this.isKept(base, { ...trace, mutation: null }, mutation)
    );
  }

  /** A listener's owner may have the base as a field. */
  isHeldBy(base: Base, object: TSESTree.Node): boolean {
    const owner = classify(object, this.#around.source);
    return base.place !== null && base.place.steps.length > 0 && holds(parentOf(base.place), owner);
  }

  /** `x.rest = x.rest.subarray(n)`: the slot's own value, moved forward. */
  isCursor(base: Base, trace: Trace, sink: Sink): boolean {
    if (sink.kind === "variable")
      return this.#rootName(trace.view.source) === sink.target.root && sink.target.root !== null;
    if (sink.kind !== "property" || !base.place || sink.node.type !== "AssignmentExpression")
      return false;
    const target = classify(sink.node.left, this.#around.source);
    return target.root === base.place.root && sameSteps(target.steps, base.place.steps);
  }

  /** Many views of one base, cut in a loop and handed back together, are the base. */
  isTiled(base: Base, trace: Trace, sink: Sink): boolean {
    if (trace.path.length === 0 && !trace.mutation && sink.kind !== "collection") return false;
    if (trace.view.kind === "rows") return isEveryRow(trace.view.node, sink);
    const cuts = [trace.view.node, ...trace.left.map(({ call }) => call)];
    return cuts.some((cut) =>
      loopsAround(cut).some((loop) => !isInside(base.node, loop) && !isReturnIn(sink, loop)),
    );
  }

  /** Whether each round of a loop makes another base, and the container was there before the loop. */
  isGathered(base: Base, container: readonly TSESTree.Node[]): boolean {
    return (
      base.isFresh &&
      // An element of a list lives with the others anyway.
      !base.place?.steps.length &&
      loopsAround(base.node).some((loop) => container.every((node) => !isInside(node, loop)))
    );
  }

  #rootName(source: TSESTree.Node | null): unknown {
    let node = source && unwrap(source);
    for (;;) {
      if (node?.type === "Identifier") return findVariable(this.#around.source, node) ?? node.name;
      if (node?.type === "CallExpression" && node.callee.type === "MemberExpression") {
        if (passageOfMethod(node, this.#around) === null) return null;
        node = unwrap(node.callee.object);
      } else if (node?.type === "MemberExpression") {
        if (passageOfMember(node, this.#around) === null && staticName(node) !== "buffer")
          return null;
        node = unwrap(node.object);
      } else return null;
    }
  }

  /** The base, or all of it, is stored under the same owner in the same function, whatever happens. */
  #isStoredBeside(base: Base, owner: Target, sink: Sink): boolean {
    if (this.#isInFirstValue(base, owner)) return true;
    const sites = this.#storesNear(sink.node);
    return sites.some((site) => {
      if (site.isConditional || !holds(site.owner, owner)) return false;
      if (!site.values.some((value) => this.#wholesIn(value).includes(base.id))) return false;
      const own = sites.find(({ node }) => node === sink.node);
      if (own && own !== site && isSamePlace(site, own)) return false;
      if (this.#isOverwritten(site, sites, base)) return false;
      return isAlwaysReached(site.node, sink.node);
    });
  }

  /** `const list = [base]` */
  #isInFirstValue(base: Base, { root, kind, steps }: Target): boolean {
    if (typeof root === "string" || root === null || kind !== "local" || steps.length > 0)
      return false;
    const node = root.defs[0]?.node;
    return (
      node?.type === "VariableDeclarator" &&
      node.parent.kind === "const" &&
      node.init !== null &&
      /^(?:Array|Object)Expression$/.test(unwrap(node.init).type) &&
      this.#wholesIn(node.init).includes(base.id)
    );
  }

  /** A later store to the same place lets go of the base. */
  #isOverwritten(site: StoreSite, sites: readonly StoreSite[], base: Base): boolean {
    return sites.some(
      (later) =>
        later.node.range[0] > site.node.range[0] &&
        isSamePlace(later, site) &&
        !later.values.some((value) => this.#wholesIn(value).includes(base.id)),
    );
  }

  #storesNear(node: TSESTree.Node): StoreSite[] {
    const { source, facts } = this.#around;
    const home = homeFunction(node);
    const sites: StoreSite[] = home ? parameterProperties(home) : [];
    for (const assignment of this.#index.assignments) {
      if (homeFunction(assignment) !== home) continue;
      const { left, right, operator } = assignment;
      const place = left.type === "MemberExpression" ? ownerOfEntry(left, source) : null;
      const owner = place ?? (left.type === "Identifier" ? scopeTarget(left, this.#around) : null);
      if (!owner) continue;
      const name = left.type === "MemberExpression" ? staticName(left) : source.getText(left);
      const isConditional = operator !== "=";
      sites.push({ node: assignment, owner, name, values: [right], isConditional });
    }
    for (const call of this.#index.calls) {
      if (homeFunction(call) !== home || call.callee.type !== "MemberExpression") continue;
      const stored = collectionCall(call, facts);
      const [first, ...others] = call.arguments;
      if (stored) {
        const container = classify(call.callee.object, source);
        const owner = container.steps.length > 0 ? parentOf(container) : container;
        const values = call.arguments.slice(stored.first, stored.last + 1);
        sites.push({
          node: call,
          owner,
          name: keyIn(call, this.#around),
          values,
          isConditional: false,
        });
      } else if (staticName(call.callee) === "assign" && first) {
        const owner = classify(first, source);
        sites.push({ node: call, owner, name: null, values: others, isConditional: false });
      }
    }
    return sites;
  }

  /** Identities of the arrays that a value certainly contains, whole. */
  #wholesIn(value: TSESTree.Node, depth = 0): unknown[] {
    const node = unwrap(value);
    if (depth > 8) return [];
    const within = (part: TSESTree.Node): unknown[] => this.#wholesIn(part, depth + 1);
    switch (node.type) {
      case "ConditionalExpression":
      case "LogicalExpression":
        return [];
      case "ObjectExpression":
        return node.properties.flatMap((property) =>
          property.type === "Property" ? within(property.value) : within(property.argument),
        );
      case "ArrayExpression":
        return node.elements.flatMap((element) =>
          element && element.type !== "SpreadElement" ? within(element) : [],
        );
      case "NewExpression":
        if (node.callee.type === "Identifier" && classOf(node.callee, this.#around.source))
          return node.arguments.flatMap(within);
        break;
      case "Identifier": {
        const definition = findVariable(this.#around.source, node)?.defs[0]?.node;
        if (definition?.type === "VariableDeclarator" && definition.init) {
          const { type } = unwrap(definition.init);
          if (type === "ObjectExpression" || type === "ArrayExpression")
            return within(definition.init);
        }
        break;
      }
      default:
        break;
    }
    return this.#bases.of(node, [], true).map(({ id }) => id);
  }

  /** The closure that keeps the view keeps the base as well. */
  #isCapturedToo(base: Base, closure: TSESTree.Node): boolean {
    const { source } = this.#around;
    if (base.place?.kind === "this" && /\bthis\b/.test(source.getText(closure))) return true;
    const through = source.scopeManager?.acquire(closure)?.through ?? [];
    return through.some(({ identifier, resolved }) => {
      if (!resolved || identifier.type !== "Identifier") return false;
      return (
        resolved === base.id ||
        this.#bases
          .of(identifier, [], true)
          .some(({ id, node }) => id === base.id && node !== identifier)
      );
    });
  }
}

/** `constructor(readonly file: Buffer)` stores as `this.file = file` does. */
function parameterProperties(fn: FunctionNode): StoreSite[] {
  return fn.params.flatMap((parameter) => {
    const name = parameter.type === "TSParameterProperty" ? parameterName(parameter) : null;
    if (!name) return [];
    const owner: Target = { kind: "this", root: "this", steps: [] };
    return [{ node: parameter, owner, name: name.name, values: [name], isConditional: false }];
  });
}

/** `x.name = …` belongs to `x`; an entry, `x.list[i] = …`, to the object that has the list. */
function ownerOfEntry(left: TSESTree.MemberExpression, source: TSESLint.SourceCode): Target {
  const object = classify(left.object, source);
  return staticName(left) === null && object.steps.length > 0 ? parentOf(object) : object;
}

/** The object whose lifetime a store joins. */
function ownerOf(sink: Sink, around: Surroundings): Target | null {
  switch (sink.kind) {
    case "property":
    case "assign":
    case "field":
      return sink.target;
    case "collection":
      return sink.target.steps.length > 0 ? parentOf(sink.target) : sink.target;
    case "variable":
      return sink.node.type === "Identifier" ? scopeTarget(sink.node, around) : null;
    default:
      return null;
  }
}

/** Variables of one scope live together. */
function scopeTarget(node: TSESTree.Identifier, { source }: Surroundings): Target | null {
  const variable = findVariable(source, node);
  if (!variable) return { kind: "global", root: "globalThis", steps: [] };
  const { range } = variable.scope.block;
  const kind = isModuleVariable(variable) ? "module" : "outer";
  return { kind, root: `scope ${String(range[0])}-${String(range[1])}`, steps: [] };
}

/** A named member, or an entry whose key reads the same. */
function isSamePlace(a: StoreSite, b: StoreSite): boolean {
  return (
    a.name !== null &&
    a.name === b.name &&
    a.owner.root === b.owner.root &&
    sameSteps(a.owner.steps, b.owner.steps)
  );
}

/** What tells the entry of a `set` from others of the same collection. */
function keyIn(call: TSESTree.CallExpression, { source }: Surroundings): Step {
  const { callee } = call;
  if (callee.type !== "MemberExpression" || staticName(callee) !== "set" || !call.arguments[0])
    return null;
  return `${source.getText(callee.object)}[${source.getText(call.arguments[0])}]`;
}

/** Rows are all of the array, except where only some of them are named or the loop is left early. */
function isEveryRow(node: TSESTree.Node, sink: Sink): boolean {
  const { parent } = node;
  if (parent?.type === "SpreadElement" || parent?.type === "CallExpression") return true;
  const loop = closest(node, (at) => at.type === "ForOfStatement");
  return loop !== null && isInside(node, loop.left) && !isReturnIn(sink, loop);
}

function isReturnIn(sink: Sink, loop: TSESTree.Node): boolean {
  return sink.kind === "return" && isInside(sink.node, loop);
}

/** Whether `site` runs whenever `other` does: every branch around it holds the other too. */
function isAlwaysReached(site: TSESTree.Node, other: TSESTree.Node): boolean {
  let inner = site;
  for (let at = site.parent; at && !isInside(other, inner); inner = at, at = at.parent) {
    if (isFunction(at)) {
      if (callbackUse(at)?.role === "iife") continue;
      return isInside(other, at);
    }
    if (isBranch(at, inner) && !isInside(other, inner)) return false;
    if (at.type === "BlockStatement" && other.range[0] < site.range[0])
      if (leavesBetween(at, other, site)) return false;
  }
  return true;
}

function isBranch(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return child !== parent.test;
    case "LogicalExpression":
      return child === parent.right;
    case "ForStatement":
    case "WhileStatement":
    case "ForOfStatement":
    case "ForInStatement":
      return child === parent.body;
    case "SwitchCase":
    case "CatchClause":
      return true;
    default:
      return false;
  }
}

/** Whether a statement between two others can leave the function. */
function leavesBetween(
  block: TSESTree.BlockStatement,
  from: TSESTree.Node,
  to: TSESTree.Node,
): boolean {
  return block.body.some(
    (statement) =>
      statement.range[0] > from.range[1] &&
      statement.range[1] < to.range[0] &&
      canReturn(statement),
  );
}

function canReturn(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "ReturnStatement":
      return true;
    case "IfStatement":
      return canReturn(node.consequent) || (node.alternate !== null && canReturn(node.alternate));
    case "BlockStatement":
      return node.body.some(canReturn);
    default:
      return false;
  }
}
