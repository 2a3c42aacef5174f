import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isFunction, staticName } from "./ast.ts";
import { type Place, reachingWrites } from "./reaching.ts";
import { isParameter, type Variable } from "./scope.ts";

type Reads = ReadonlyMap<TSESTree.Node, ReadonlySet<TSESTree.Node>>;

/** Which writes of a variable, or of a member of a local object, reach which of its reads. */
export class Reaching {
  readonly #source: TSESLint.SourceCode;
  readonly #known = new Map<Variable, Map<string | null, Reads>>();

  constructor(source: TSESLint.SourceCode) {
    this.#source = source;
  }

  /**
   * Whether the value written at a name can be what a read sees.
   *
   * @param member - the member of the variable's object that is read, when one is
   */
  reaches(
    variable: Variable,
    write: TSESTree.Identifier,
    read: TSESTree.Identifier,
    member: string | null = null,
  ): boolean {
    if (this.#isWrittenAgain(variable, null)) {
      const writes = this.#reads(variable, null).get(read);
      if (writes && !writes.has(write)) return false;
    }
    if (member === null || !this.#isWrittenAgain(variable, member)) return true;
    const writes = this.#reads(variable, member).get(read.parent);
    return !writes || writes.has(write);
  }

  /** Whether what is written to a member of the variable's object can be what a read of that member sees. */
  reachesMember(
    variable: Variable,
    write: TSESTree.MemberExpression,
    read: TSESTree.Identifier,
  ): boolean {
    const member = staticName(write)!;
    const writes = this.#reads(variable, member).get(read.parent);
    return !writes || write.object.type !== "Identifier" || writes.has(write);
  }

  /** The names at which a variable can have got the value that a read sees; null when any of them. */
  writesFor(variable: Variable, read: TSESTree.Node): ReadonlySet<TSESTree.Node> | null {
    if (!this.#isWrittenAgain(variable, null)) return null;
    return this.#reads(variable, null).get(read) ?? null;
  }

  #isWrittenAgain(variable: Variable, member: string | null): boolean {
    if (member === null) {
      const writes = variable.references.filter((reference) => reference.isWrite()).length;
      return writes + (isParameter(variable) ? 1 : 0) > 1;
    }
    return variable.references.some(({ identifier }) => isMemberWrite(identifier.parent, member));
  }

  #reads(variable: Variable, member: string | null): Reads {
    let ofVariable = this.#known.get(variable);
    if (!ofVariable) {
      ofVariable = new Map<string | null, Reads>();
      this.#known.set(variable, ofVariable);
    }
    let reads = ofVariable.get(member);
    if (!reads) {
      const { block } = variable.scope.variableScope;
      const initial = isParameter(variable) ? variable.defs[0]!.name : null;
      const root = isFunction(block) ? block.body : block;
      const place = placeOf(variable, member);
      reads = reachingWrites(root, place, initial, this.#source.visitorKeys);
      ofVariable.set(member, reads);
    }
    return reads;
  }
}

function placeOf(variable: Variable, member: string | null): Place {
  const names = new Set<TSESTree.Node>(variable.references.map(({ identifier }) => identifier));
  for (const { name } of variable.defs) names.add(name);
  const isWhole = (node: TSESTree.Node): boolean => names.has(node);
  if (member === null) return { writeAt: (node) => (isWhole(node) ? node : null), isRead: isWhole };
  const isMember = (node: TSESTree.Node): boolean =>
    node.type === "MemberExpression" && isWhole(node.object) && staticName(node) === member;
  return {
    writeAt: (node) => (isWhole(node) || isMember(node) ? node : null),
    isRead: isMember,
  };
}

function isMemberWrite(node: TSESTree.Node | undefined, member: string): boolean {
  return (
    node?.type === "MemberExpression" &&
    staticName(node) === member &&
    node.parent.type === "AssignmentExpression" &&
    node.parent.left === node
  );
}
