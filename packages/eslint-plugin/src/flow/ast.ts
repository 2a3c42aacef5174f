import type { TSESTree } from "@typescript-eslint/utils";

export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === "ArrowFunctionExpression" ||
    node?.type === "FunctionExpression" ||
    node?.type === "FunctionDeclaration"
  );
}

export function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}

/** The node itself or the nearest one around it of a kind; null when there is none. */
export function closest<T extends TSESTree.Node>(
  node: TSESTree.Node,
  isKind: (node: TSESTree.Node) => node is T,
): T | null {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) if (isKind(at)) return at;
  return null;
}

/** What a for-in or for-of loop writes in each round. */
export function loopTarget(loop: TSESTree.ForInStatement | TSESTree.ForOfStatement): TSESTree.Node {
  return loop.left.type === "VariableDeclaration" ? loop.left.declarations[0].id : loop.left;
}

/** The expression under casts, `!`, `await`, optional-chain wrappers, and the last part of a comma. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  for (;;) {
    switch (node.type) {
      case "TSAsExpression":
      case "TSTypeAssertion":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSInstantiationExpression":
      case "ChainExpression":
        node = node.expression;
        break;
      case "AwaitExpression":
        node = node.argument;
        break;
      case "SequenceExpression":
        node = node.expressions.at(-1)!;
        break;
      default:
        return node;
    }
  }
}

/** Wrappers that leave the value as it is, seen from inside. */
export function isWrapperOf(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case "TSAsExpression":
    case "TSTypeAssertion":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSInstantiationExpression":
    case "ChainExpression":
    case "AwaitExpression":
      return true;
    case "SequenceExpression":
      return parent.expressions.at(-1) === node;
    default:
      return false;
  }
}

/** Name of a member, property or class element when syntax tells it; null for computed ones. */
export function staticName(
  node:
    | TSESTree.MemberExpression
    | TSESTree.Property
    | TSESTree.MethodDefinition
    | TSESTree.PropertyDefinition
    | TSESTree.AccessorProperty,
): string | null {
  const key = node.type === "MemberExpression" ? node.property : node.key;
  if (!node.computed) {
    if (key.type === "Identifier") return key.name;
    if (key.type === "PrivateIdentifier") return `#${key.name}`;
  }
  if (key.type === "Literal" && (typeof key.value === "string" || typeof key.value === "number"))
    return String(key.value);
  return null;
}

/** The called method's name, for `object.name(...)`. */
export function methodName(call: TSESTree.CallExpression): string | null {
  return call.callee.type === "MemberExpression" ? staticName(call.callee) : null;
}

/** Whether a node is a call of a plain identifier with this name. */
export function isCallOf(node: TSESTree.Node, name: string): boolean {
  const call = unwrap(node);
  return (
    call.type === "CallExpression" && call.callee.type === "Identifier" && call.callee.name === name
  );
}

/** Whether `node` lies in `ancestor` (or is it). */
export function isInside(node: TSESTree.Node, ancestor: TSESTree.Node): boolean {
  return node.range[0] >= ancestor.range[0] && node.range[1] <= ancestor.range[1];
}

export function isUndefined(node: TSESTree.Node): boolean {
  return (
    (node.type === "Literal" && node.value === null) ||
    (node.type === "Identifier" && node.name === "undefined") ||
    (node.type === "UnaryExpression" && node.operator === "void")
  );
}
