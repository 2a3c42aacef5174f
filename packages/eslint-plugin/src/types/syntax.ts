import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../flow/scope.ts";
import { closest, isCallOf, isClass, staticName, unwrap } from "../flow/ast.ts";
import type { TypeFacts } from "./facts.ts";
import { Kind, typedArrayNames } from "./kinds.ts";

const containers: ReadonlyMap<string, number> = new Map([
  ["Array", Kind.array],
  ["Map", Kind.map],
  ["Set", Kind.set],
  ["LRUCache", Kind.lru],
  ["DataView", Kind.dataView],
  ["ArrayBuffer", Kind.arrayBuffer],
  ["SharedArrayBuffer", Kind.arrayBuffer],
  ...[...typedArrayNames].map((name): [string, number] => [name, Kind.typedArray]),
]);

/**
 * Answers from syntax alone, for plain JavaScript and for linters without a type checker: what an
 * initialiser or a field of the same class proves. Everything else is `any`, of which only `subarray`
 * says view.
 */
export class SyntaxFacts implements TypeFacts {
  readonly typed = false;
  readonly knowsNDArray = false;
  readonly #source: TSESLint.SourceCode;

  constructor(source: TSESLint.SourceCode) {
    this.#source = source;
  }

  kindOf(node: TSESTree.Node): number {
    return this.#kindOf(node, 0);
  }

  awaitedKindOf(node: TSESTree.Node): number {
    return this.#kindOf(node, 0);
  }

  returnKindOf(): number {
    return Kind.any;
  }

  declarationOf(): null {
    return null;
  }

  isOverridden(): boolean {
    return false;
  }

  isViewMethod(): boolean {
    return false;
  }

  isNamespace(node: TSESTree.Node): boolean {
    const definition = findVariable(this.#source, node)?.defs[0];
    if (!definition) return false;
    const { node: site } = definition;
    if (site.type === "ImportNamespaceSpecifier" || site.type === "ImportDefaultSpecifier")
      return true;
    return (
      site.type === "VariableDeclarator" && site.init !== null && isCallOf(site.init, "require")
    );
  }

  isStaticField(): boolean {
    return false;
  }

  hasMethod(): boolean {
    return false;
  }

  expectsParameter(): boolean {
    return false;
  }

  acceptsBytes(): boolean {
    return true;
  }

  #kindOf(expression: TSESTree.Node, depth: number): number {
    if (depth > 8) return Kind.any;
    const node = unwrap(expression);
    switch (node.type) {
      case "ArrayExpression":
        return Kind.array;
      case "TemplateLiteral":
        return Kind.string;
      case "Literal":
        return typeof node.value === "string" ? Kind.string : Kind.other;
      case "NewExpression":
        return node.callee.type === "Identifier"
          ? (containers.get(node.callee.name) ?? Kind.any)
          : Kind.any;
      case "CallExpression":
        return node.callee.type === "MemberExpression" &&
          node.callee.object.type === "Identifier" &&
          node.callee.object.name === "Buffer" &&
          /^(?:alloc|allocUnsafe|allocUnsafeSlow|from|concat|copyBytesFrom)$/.test(
            staticName(node.callee) ?? "",
          )
          ? Kind.buffer
          : Kind.any;
      case "Identifier":
        return this.#kindOfVariable(node, depth);
      case "MemberExpression":
        return node.object.type === "ThisExpression" ? this.#kindOfField(node, depth) : Kind.any;
      default:
        return Kind.any;
    }
  }

  #kindOfVariable(node: TSESTree.Identifier, depth: number): number {
    const variable = findVariable(this.#source, node);
    const definition = variable?.defs[0];
    if (definition?.node.type !== "VariableDeclarator" || definition.node.id.type !== "Identifier")
      return Kind.any;
    const writes = variable!.references.filter((reference) => reference.isWrite());
    let bits = 0;
    for (const { writeExpr } of writes)
      bits |= writeExpr ? this.#kindOf(writeExpr, depth + 1) : Kind.any;
    return bits === 0 ? Kind.any : bits;
  }

  /** What the field's initialiser, or the first assignment in the constructor, makes of it. */
  #kindOfField(node: TSESTree.MemberExpression, depth: number): number {
    const name = staticName(node);
    const owner = closest(node, isClass);
    if (!owner || name === null) return Kind.any;
    for (const member of owner.body.body) {
      if (member.type === "PropertyDefinition" && staticName(member) === name && member.value)
        return this.#kindOf(member.value, depth + 1);
      if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
      for (const statement of member.value.body?.body ?? []) {
        if (statement.type !== "ExpressionStatement") continue;
        const { expression } = statement;
        if (expression.type !== "AssignmentExpression") continue;
        const { left } = expression;
        if (left.type !== "MemberExpression" || left.object.type !== "ThisExpression") continue;
        if (staticName(left) === name) return this.#kindOf(expression.right, depth + 1);
      }
    }
    return Kind.any;
  }
}
