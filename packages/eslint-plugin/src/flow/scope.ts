import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "./ast.ts";
import { isTransparent } from "./callbacks.ts";

export type Variable = TSESLint.Scope.Variable;

const resolvedBySource = new WeakMap<TSESLint.SourceCode, Map<TSESTree.Node, Variable | null>>();

/** The variable that an identifier reads or writes; null for globals that nothing declares. */
export function findVariable(source: TSESLint.SourceCode, node: TSESTree.Node): Variable | null {
  let resolved = resolvedBySource.get(source);
  if (!resolved) {
    resolved = new Map();
    for (const scope of source.scopeManager?.scopes ?? []) {
      for (const { identifier, resolved: variable } of scope.references)
        resolved.set(identifier, variable);
      for (const variable of scope.variables)
        for (const { name } of variable.defs) resolved.set(name, variable);
    }
    resolvedBySource.set(source, resolved);
  }
  return resolved.get(node) ?? null;
}

/** Declared at the top of a module, script or namespace: it lives as long as the program. */
export function isModuleVariable(variable: Variable): boolean {
  const { block } = variable.scope;
  return block.type === "Program" || block.type === "TSModuleDeclaration";
}

/** Whether the variable belongs to the activation that the node runs in. */
export function isLocalAt(variable: Variable, node: TSESTree.Node): boolean {
  if (isModuleVariable(variable)) return false;
  const home = variable.scope.variableScope.block;
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at === home) return true;
    if (isFunction(at) && !isTransparent(at)) return false;
    if (at.type === "PropertyDefinition" || at.type === "StaticBlock") return false;
  }
  return false;
}

/** Functions between a node and the declaration of a variable that are not called at once, inner first. */
export function closuresBetween(node: TSESTree.Node, variable: Variable): TSESTree.Node[] {
  const home = variable.scope.variableScope.block;
  const closures: TSESTree.Node[] = [];
  for (let at: TSESTree.Node | undefined = node; at && at !== home; at = at.parent)
    if (isFunction(at) && !isTransparent(at)) closures.push(at);
  return closures;
}

/** Assigned exactly once, by its declaration. */
export function isConstant(variable: Variable): boolean {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || !definition) return false;
  if (definition.node.type === "VariableDeclarator") {
    if (definition.node.parent.kind === "const") return true;
    return variable.references.every(
      (reference) => !reference.isWrite() || reference.init === true,
    );
  }
  return variable.references.every((reference) => !reference.isWrite());
}

export function isParameter(variable: Variable): boolean {
  return (variable.defs[0]?.type as string | undefined) === "Parameter";
}
