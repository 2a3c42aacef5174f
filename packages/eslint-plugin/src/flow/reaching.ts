import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isFunction, loopTarget } from "./ast.ts";
import { isTransparent } from "./callbacks.ts";

/** A write seen by the analysis: the node that names the place, such as the identifier. */
type Write = TSESTree.Node;
/** Writes that can be the last one; null where control cannot be. */
type State = ReadonlySet<Write> | null;

/** What is analysed: a variable, or one member of a local object. */
export interface Place {
  /** The write this node makes by being assigned or declared, or null. */
  writeAt(target: TSESTree.Node): Write | null;
  /** Whether this node reads the place. */
  isRead(node: TSESTree.Node): boolean;
}

interface Jumps {
  readonly label: string | null;
  readonly isLoop: boolean;
  breaks: State;
  continues: State;
}

/**
 * Find, for each read of a place in a function, the writes that can reach it.
 *
 * Walks the statements in the order of execution: branches join, loops run until nothing changes. Reads
 * inside functions that are called later are not listed; every write reaches those.
 *
 * @param root - body of the function, or the program, that the place belongs to
 * @param initial - the write that has happened before, such as a parameter's; or null
 */
export function reachingWrites(
  root: TSESTree.Node,
  place: Place,
  initial: Write | null,
  visitorKeys: TSESLint.SourceCode["visitorKeys"],
): ReadonlyMap<TSESTree.Node, ReadonlySet<Write>> {
  const walker = new Walker(place, visitorKeys);
  walker.walk(root, new Set(initial ? [initial] : []));
  return walker.reads;
}

class Walker {
  readonly reads = new Map<TSESTree.Node, Set<Write>>();
  readonly #place: Place;
  readonly #keys: TSESLint.SourceCode["visitorKeys"];
  readonly #jumps: Jumps[] = [];
  readonly #tries: { states: State }[] = [];

  constructor(place: Place, keys: TSESLint.SourceCode["visitorKeys"]) {
    this.#place = place;
    this.#keys = keys;
  }

  walk(node: TSESTree.Node, state: State): State {
    switch (node.type) {
      case "IfStatement":
      case "ConditionalExpression": {
        const tested = this.walk(node.test, state);
        const yes = this.walk(node.consequent, tested);
        const no = node.alternate ? this.walk(node.alternate, tested) : tested;
        return join(yes, no);
      }
      case "LogicalExpression": {
        const left = this.walk(node.left, state);
        return join(left, this.walk(node.right, left));
      }
      case "AssignmentExpression":
        return this.#assign(node, state);
      case "VariableDeclarator": {
        const after = node.init ? this.walk(node.init, state) : state;
        return node.init || isInLoopHead(node) ? this.#write(node.id, after) : after;
      }
      case "ForStatement": {
        const before = node.init ? this.walk(node.init, state) : state;
        return this.#loop(
          node,
          before,
          (start) => {
            const tested = node.test ? this.walk(node.test, start) : start;
            return { exit: node.test ? tested : null, enter: tested };
          },
          node.body,
          node.update,
        );
      }
      case "ForInStatement":
      case "ForOfStatement": {
        const before = this.walk(node.right, state);
        return this.#loop(
          node,
          before,
          (start) => ({ exit: start, enter: this.#write(loopTarget(node), start) }),
          node.body,
          null,
        );
      }
      case "WhileStatement":
        return this.#loop(
          node,
          state,
          (start) => {
            const tested = this.walk(node.test, start);
            return { exit: isTrue(node.test) ? null : tested, enter: tested };
          },
          node.body,
          null,
        );
      case "DoWhileStatement":
        return this.#doWhile(node, state);
      case "SwitchStatement":
        return this.#switch(node, state);
      case "TryStatement":
        return this.#try(node, state);
      case "LabeledStatement": {
        if (isLoop(node.body)) return this.walk(node.body, state);
        const jumps: Jumps = {
          label: node.label.name,
          isLoop: false,
          breaks: null,
          continues: null,
        };
        this.#jumps.push(jumps);
        const after = this.walk(node.body, state);
        this.#jumps.pop();
        return join(after, jumps.breaks);
      }
      case "BreakStatement":
      case "ContinueStatement":
        this.#jump(node, state);
        return null;
      case "ReturnStatement":
      case "ThrowStatement":
        if (node.argument) this.#remember(this.walk(node.argument, state));
        return null;
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return this.#function(node, state);
      default:
        return this.#children(node, state);
    }
  }

  #children(node: TSESTree.Node, state: State): State {
    if (this.#place.isRead(node)) {
      const reads = this.reads.get(node) ?? new Set();
      for (const write of state ?? []) reads.add(write);
      this.reads.set(node, reads);
      if (node.type === "Identifier") return state;
    }
    let after = state;
    for (const key of this.#keys[node.type] ?? []) {
      if (key === "typeAnnotation" || key === "typeArguments" || key === "returnType") continue;
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const one of Array.isArray(child) ? (child as unknown[]) : [child])
        if (isNode(one)) after = this.walk(one, after);
    }
    return after;
  }

  #assign(node: TSESTree.AssignmentExpression, state: State): State {
    if (node.left.type === "MemberExpression" && !this.#place.writeAt(node.left)) {
      const before = this.walk(node.left, state);
      return this.walk(node.right, before);
    }
    if (node.operator === "=") return this.#write(node.left, this.walk(node.right, state));
    const read = this.#children(node.left, state);
    const after = this.#write(node.left, this.walk(node.right, read));
    return /^(?:\?\?|\|\||&&)=$/.test(node.operator) ? join(read, after) : after;
  }

  /** A target of an assignment, which may be a pattern: each name in it is written. */
  #write(target: TSESTree.Node, state: State): State {
    const write = this.#place.writeAt(target);
    if (write) {
      const after = state && new Set([write]);
      this.#remember(after);
      return after;
    }
    switch (target.type) {
      case "ArrayPattern":
        return target.elements.reduce(
          (after: State, element) => (element ? this.#write(element, after) : after),
          state,
        );
      case "ObjectPattern":
        return target.properties.reduce(
          (after: State, property) =>
            this.#write(property.type === "Property" ? property.value : property.argument, after),
          state,
        );
      case "RestElement":
        return this.#write(target.argument, state);
      case "AssignmentPattern":
        return this.#write(target.left, join(state, this.walk(target.right, state)));
      case "MemberExpression":
        return this.#children(target, state);
      default:
        return state;
    }
  }

  /** Callbacks of array methods run here, any number of times; other functions run later. */
  #function(node: TSESTree.Node, state: State): State {
    if (!isFunction(node) || !isTransparent(node)) return state;
    let start = state;
    for (let round = 0; round < 4; round++) {
      const end = this.walk(node.body, start);
      const next = join(start, end);
      if (sizeOf(next) === sizeOf(start)) break;
      start = next;
    }
    return start;
  }

  #loop(
    node: TSESTree.Node,
    state: State,
    head: (start: State) => { exit: State; enter: State },
    body: TSESTree.Node,
    update: TSESTree.Node | null,
  ): State {
    let start = state;
    let exit: State = null;
    for (let round = 0; round < 8; round++) {
      const jumps: Jumps = { label: labelOf(node), isLoop: true, breaks: null, continues: null };
      this.#jumps.push(jumps);
      const entered = head(start);
      let end = this.walk(body, entered.enter);
      end = join(end, jumps.continues);
      if (update) end = this.walk(update, end);
      this.#jumps.pop();
      exit = join(exit, join(entered.exit, jumps.breaks));
      const next = join(start, end);
      if (sizeOf(next) === sizeOf(start)) break;
      start = next;
    }
    return exit;
  }

  #doWhile(node: TSESTree.DoWhileStatement, state: State): State {
    let start = state;
    let exit: State = null;
    for (let round = 0; round < 8; round++) {
      const jumps: Jumps = { label: labelOf(node), isLoop: true, breaks: null, continues: null };
      this.#jumps.push(jumps);
      const end = join(this.walk(node.body, start), jumps.continues);
      this.#jumps.pop();
      const tested = this.walk(node.test, end);
      exit = join(exit, join(tested, jumps.breaks));
      const next = join(start, tested);
      if (sizeOf(next) === sizeOf(start)) break;
      start = next;
    }
    return exit;
  }

  #switch(node: TSESTree.SwitchStatement, state: State): State {
    const tested = this.walk(node.discriminant, state);
    const jumps: Jumps = { label: null, isLoop: false, breaks: null, continues: null };
    this.#jumps.push(jumps);
    let fallen: State = null;
    for (const one of node.cases) {
      let inside = join(tested, fallen);
      for (const statement of one.consequent) inside = this.walk(statement, inside);
      fallen = inside;
    }
    this.#jumps.pop();
    const missed = node.cases.some(({ test }) => test === null) ? null : tested;
    return join(join(fallen, jumps.breaks), missed);
  }

  #try(node: TSESTree.TryStatement, state: State): State {
    const seen = { states: state };
    this.#tries.push(seen);
    const done = this.walk(node.block, state);
    this.#tries.pop();
    const caught = node.handler ? this.walk(node.handler.body, join(seen.states, done)) : null;
    const after = join(done, caught);
    if (!node.finalizer) return after;
    const finished = this.walk(node.finalizer, join(after, seen.states));
    return after && finished;
  }

  #jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, state: State): void {
    const label = node.label?.name ?? null;
    const isContinue = node.type === "ContinueStatement";
    const target = this.#jumps.findLast((one) =>
      label === null ? one.isLoop || (!isContinue && one.label === null) : one.label === label,
    );
    if (!target) return;
    if (isContinue) target.continues = join(target.continues, state);
    else target.breaks = join(target.breaks, state);
  }

  /** An exception can leave a try block after any write in it. */
  #remember(state: State): void {
    for (const one of this.#tries) one.states = join(one.states, state);
  }
}

function join(a: State, b: State): State {
  if (!a) return b;
  if (!b || a === b) return a;
  return new Set([...a, ...b]);
}

function sizeOf(state: State): number {
  return state ? state.size : -1;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function isTrue(node: TSESTree.Node): boolean {
  return node.type === "Literal" && node.value === true;
}

function isLoop(node: TSESTree.Node): boolean {
  return /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);
}

function labelOf(node: TSESTree.Node): string | null {
  return node.parent?.type === "LabeledStatement" ? node.parent.label.name : null;
}

function isInLoopHead(node: TSESTree.VariableDeclarator): boolean {
  const { parent } = node.parent;
  return parent.type === "ForOfStatement" || parent.type === "ForInStatement";
}
