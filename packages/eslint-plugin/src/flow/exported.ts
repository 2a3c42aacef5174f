import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { type FunctionNode, staticName } from "./ast.ts";
import { findVariable } from "./scope.ts";

/** Whether other files can call a function by a name that this one exports. */
export function isExported(fn: FunctionNode, source: TSESLint.SourceCode): boolean {
  let value: TSESTree.Node = fn;
  while (/^TS(?:As|Satisfies|NonNull)Expression$/.test(value.parent!.type)) value = value.parent!;
  const parent = value.parent!;
  if (/^(?:ExportDefaultDeclaration|ExportNamedDeclaration|TSExportAssignment)$/.test(parent.type))
    return true;
  if (fn.type === "FunctionDeclaration") return fn.id !== null && isNameExported(fn.id, source);
  if (parent.type === "AssignmentExpression") return isExportsMember(parent.left);
  if (parent.type === "Property" && parent.parent.type === "ObjectExpression") {
    const owner = parent.parent.parent;
    return (
      (owner.type === "AssignmentExpression" && isExportsMember(owner.left)) ||
      owner.type === "ExportDefaultDeclaration"
    );
  }
  if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  return (
    parent.parent.parent.type === "ExportNamedDeclaration" || isNameExported(parent.id, source)
  );
}

/** `export { name }`, `export default name`, `module.exports = { name }`. */
function isNameExported(name: TSESTree.Identifier, source: TSESLint.SourceCode): boolean {
  const references = findVariable(source, name)?.references ?? [];
  return references.some(({ identifier }) => {
    const { parent } = identifier;
    if (/^(?:ExportSpecifier|ExportDefaultDeclaration|TSExportAssignment)$/.test(parent.type))
      return true;
    if (parent.type === "AssignmentExpression")
      return parent.right === identifier && isExportsMember(parent.left);
    if (parent.type !== "Property" || parent.parent.parent.type !== "AssignmentExpression")
      return false;
    return isExportsMember(parent.parent.parent.left);
  });
}

/** `module.exports`, `exports.name` and `module.exports.name`. */
function isExportsMember(node: TSESTree.Node): boolean {
  if (node.type !== "MemberExpression") return false;
  const { object } = node;
  if (object.type === "Identifier")
    return (
      object.name === "exports" || (object.name === "module" && staticName(node) === "exports")
    );
  return isExportsMember(object);
}
