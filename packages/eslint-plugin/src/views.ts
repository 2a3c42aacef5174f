import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { copyMethodNames } from "./copies.ts";
import { methodName, staticName, unwrap } from "./flow/ast.ts";
import { classOf, constructorOf } from "./flow/functions.ts";
import { findVariable } from "./flow/scope.ts";
import type { TypeFacts } from "./types/facts.ts";
import { Kind, typedArrayNames } from "./types/kinds.ts";
import { packageOfSpecifier } from "./types/packages.ts";

/** What is a view: the expressions that give less than their base and keep all of it. */

/** A narrow view, where it is made. */
export interface View {
  readonly node: TSESTree.Node;
  /** What it looks into; null when only its type says that it is a view. */
  readonly source: TSESTree.Node | null;
  readonly kind: "memory" | "string" | "rows";
}

/** What happens to a value that goes through an expression. */
export type Passage = "whole" | "narrow" | "clone" | null;

/** What the questions of this file need: the types, the options and the source. */
export interface Surroundings {
  readonly facts: TypeFacts;
  readonly source: TSESLint.SourceCode;
  readonly options: { readonly checkStrings: boolean; readonly copyMethods: readonly string[] };
}

const narrowing: ReadonlySet<string> = new Set(["slice", "pick", "diagonal", "field"]);
const wholeMethods: ReadonlySet<string> = new Set([
  "transpose",
  "swapaxes",
  "moveaxis",
  "reshape",
  "ravel",
  "squeeze",
  "expandDims",
  "view",
  "broadcastTo",
  "flip",
]);
const wholeFunctions: ReadonlySet<string> = new Set([
  ...wholeMethods,
  "ascontiguousarray",
  "asfortranarray",
  "asarray",
]);
const inPlaceMethods: ReadonlySet<string> = new Set([
  "sort",
  "reverse",
  "fill",
  "copyWithin",
  "swap16",
  "swap32",
  "swap64",
]);
const stringMethods: ReadonlySet<string> = new Set(["slice", "substring", "substr"]);
/** V8 copies what is shorter than this; longer parts of a string point into it. */
const shortestKeptString = 13;

/** The narrow view that an expression makes, or null. */
export function viewMadeBy(node: TSESTree.Node, around: Surroundings): View | null {
  if (node.type === "NewExpression") return constructed(node, around);
  if (node.type === "MemberExpression") return partOf(node, around);
  if (node.type !== "CallExpression") return null;
  if (isBufferFrom(node, around)) return overBuffer(node, node.arguments, around);
  if (node.callee.type !== "MemberExpression") return null;
  return passageOfMethod(node, around) === "narrow"
    ? { node, source: node.callee.object, kind: "memory" }
    : stringPart(node, around);
}

/** What a method call makes of its receiver. */
export function passageOfMethod(node: TSESTree.CallExpression, around: Surroundings): Passage {
  const { facts, options } = around;
  if (node.callee.type !== "MemberExpression") return null;
  const name = staticName(node.callee);
  const receiver = node.callee.object;
  if (name === null || options.copyMethods.includes(name)) return null;
  if (facts.isViewMethod(receiver, name)) return "narrow";
  if (!narrowing.has(name) && name !== "subarray") {
    if (!wholeMethods.has(name) && !inPlaceMethods.has(name)) return null;
    const kinds = facts.kindOf(receiver);
    if (inPlaceMethods.has(name) && kinds & (Kind.ndarray | Kind.buffer | Kind.typedArray))
      return "whole";
    return kinds & Kind.ndarray ? "whole" : null;
  }
  const kinds = facts.kindOf(receiver);
  const isBytes = kinds & (Kind.buffer | Kind.typedArray);
  const isSharing =
    name === "subarray"
      ? isBytes || kinds & Kind.any
      : kinds & Kind.ndarray || (name === "slice" && kinds & Kind.buffer);
  if (!isSharing || facts.isOverridden(receiver, name)) return null;
  if (kinds & Kind.ndarray) return isWholeIndex(name, node.arguments) ? "whole" : "narrow";
  return isWholeRange(node.arguments) ? "whole" : "narrow";
}

/** What a free function makes of its first argument: functions of ndarray, and structuredClone. */
export function passageOfFunction(node: TSESTree.CallExpression, around: Surroundings): Passage {
  const { callee } = node;
  const name =
    callee.type === "Identifier"
      ? importedName(callee, around)
      : callee.type === "MemberExpression" && callee.object.type === "Identifier"
        ? nameInNamespace(callee, around)
        : null;
  if (name === null || around.options.copyMethods.includes(name)) return null;
  if (name === "structuredClone") return "clone";
  return wholeFunctions.has(name) ? "whole" : null;
}

/** `x.T` is all of x, `x.real` is half of it. */
export function passageOfMember(node: TSESTree.MemberExpression, around: Surroundings): Passage {
  const name = staticName(node);
  if (name !== "T" && name !== "real" && name !== "imag") return null;
  if (!(around.facts.kindOf(node.object) & Kind.ndarray)) return null;
  return name === "T" ? "whole" : "narrow";
}

/**
 * The array behind a `new Uint8Array(b.buffer, b.byteOffset, b.byteLength)` or the Buffer.from of the
 * same shape: all of `b` under another class. Null for everything else.
 */
export function wholeViewOver(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  around: Surroundings,
): TSESTree.Node | null {
  if (!isViewConstruction(node, around)) return null;
  const [buffer, offset, length] = node.arguments;
  if (!buffer) return null;
  const behind = memberOrigin(buffer, "buffer", around.source);
  if (!offset) return behind ?? buffer;
  if (isZero(offset) && !length) return behind ?? buffer;
  if (!length) return null;
  const counted = memberOrigin(length, "byteLength", around.source);
  const isCounted = counted && around.source.getText(counted) === around.source.getText(buffer);
  if (isZero(offset) && isCounted) return buffer;
  if (!behind) return null;
  const sameOffset = memberOrigin(offset, "byteOffset", around.source);
  const extent = lengthPart(length);
  const sameLength =
    memberOrigin(extent, "byteLength", around.source) ??
    memberOrigin(extent, "length", around.source);
  const text = (part: TSESTree.Node | null): string | null =>
    part && around.source.getText(unwrap(part));
  const same = text(behind);
  return same === text(sameOffset) && same === text(sameLength) ? behind : null;
}

/** Whether a construction lays a typed array over an ArrayBuffer rather than copying. */
export function isViewConstruction(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  around: Surroundings,
): boolean {
  const [first] = node.arguments;
  if (!first || first.type === "SpreadElement") return false;
  const constructs =
    node.type === "NewExpression" ? makesViewClass(node, around) : isBufferFrom(node, around);
  if (!constructs) return false;
  const kinds = around.facts.kindOf(first);
  if (kinds & Kind.arrayBuffer) return true;
  if (!(kinds & Kind.any)) return false;
  return node.arguments.length > 1 || memberOrigin(first, "buffer", around.source) !== null;
}

/** The object whose member of this name an expression reads, also through `const { buffer } = x`. */
export function memberOrigin(
  expression: TSESTree.Node,
  name: string,
  source: TSESLint.SourceCode,
): TSESTree.Node | null {
  const node = unwrap(expression);
  if (node.type === "MemberExpression") return staticName(node) === name ? node.object : null;
  if (node.type !== "Identifier") return null;
  const definition = findVariable(source, node)?.defs[0];
  if (definition?.node.type !== "VariableDeclarator") return null;
  const { id, init } = definition.node;
  if (!init) return null;
  if (id.type === "Identifier") return memberOrigin(init, name, source);
  if (id.type !== "ObjectPattern") return null;
  const found = id.properties.some(
    (property) =>
      property.type === "Property" &&
      property.value === definition.name &&
      staticName(property) === name,
  );
  return found ? init : null;
}

/** Whether iterating the value gives views: rows of an NDArray. */
export function hasViewsAsRows(node: TSESTree.Node, { facts }: Surroundings): boolean {
  return facts.knowsNDArray && (facts.kindOf(node) & Kind.ndarray) !== 0;
}

/** Whether the type of a value is the alias `View<...>` of ndarray, and no known method says better. */
export function isMarkedView(node: TSESTree.Node, around: Surroundings): boolean {
  const { facts } = around;
  if (!facts.knowsNDArray) return false;
  if (node.type === "CallExpression") {
    const name = methodName(node);
    if (name !== null && around.options.copyMethods.includes(name)) return false;
    if (name !== null && (copyMethodNames.has(name) || isKnownMethod(name))) {
      const receiver = (node.callee as TSESTree.MemberExpression).object;
      if (facts.kindOf(receiver) & Kind.ndarray) return false;
    }
    if (passageOfFunction(node, around) !== null) return false;
  }
  if (node.type === "MemberExpression" && passageOfMember(node, around) !== null) return false;
  return (facts.awaitedKindOf(node) & Kind.view) !== 0;
}

function isKnownMethod(name: string): boolean {
  return narrowing.has(name) || wholeMethods.has(name) || inPlaceMethods.has(name);
}

function constructed(node: TSESTree.NewExpression, around: Surroundings): View | null {
  return overBuffer(node, node.arguments, around);
}

function overBuffer(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  args: readonly TSESTree.CallExpressionArgument[],
  around: Surroundings,
): View | null {
  const [buffer, offset] = args;
  if (!buffer || !offset || args.some(({ type }) => type === "SpreadElement")) return null;
  if (!isViewConstruction(node, around) || wholeViewOver(node, around)) return null;
  return { node, source: buffer, kind: "memory" };
}

function partOf(node: TSESTree.MemberExpression, around: Surroundings): View | null {
  return around.facts.knowsNDArray && passageOfMember(node, around) === "narrow"
    ? { node, source: node.object, kind: "memory" }
    : null;
}

/** `new` of a typed array or DataView, by its name or, for subclasses and class values, by its type. */
function makesViewClass(node: TSESTree.NewExpression, around: Surroundings): boolean {
  const { callee } = node;
  const name = globalName(callee, around);
  if (name !== null) return typedArrayNames.has(name) || name === "DataView";
  if (!around.facts.typed) return false;
  const own = callee.type === "Identifier" ? classOf(callee, around.source) : null;
  if (own && constructorOf(own, around.source)) return false;
  return (around.facts.kindOf(node) & (Kind.typedArray | Kind.buffer | Kind.dataView)) !== 0;
}

/** `Name` or `globalThis.Name`, where the file declares no such name; else null. */
function globalName(node: TSESTree.Node, { source }: Surroundings): string | null {
  if (node.type === "Identifier") return findVariable(source, node)?.defs.length ? null : node.name;
  return node.type === "MemberExpression" &&
    node.object.type === "Identifier" &&
    /^(?:globalThis|window|self|global)$/.test(node.object.name)
    ? staticName(node)
    : null;
}

function isBufferFrom(node: TSESTree.CallExpression, around: Surroundings): boolean {
  const { callee } = node;
  return (
    callee.type === "MemberExpression" &&
    staticName(callee) === "from" &&
    isBufferClass(unwrap(callee.object), around)
  );
}

/** `Buffer`, also as a member or under the name that an import gives it. */
export function isBufferClass(node: TSESTree.Node, { source }: Surroundings): boolean {
  if (node.type === "MemberExpression") return staticName(node) === "Buffer";
  if (node.type !== "Identifier") return false;
  const site = findVariable(source, node)?.defs[0]?.node;
  if (site?.type === "ImportSpecifier" && site.imported.type === "Identifier")
    return site.imported.name === "Buffer";
  return node.name === "Buffer" && site?.type !== "ClassDeclaration";
}

/** All of an NDArray: no index, or only `:`, `...` and new axes. */
function isWholeIndex(name: string, args: readonly TSESTree.CallExpressionArgument[]): boolean {
  if (name !== "slice" && name !== "pick") return false;
  return args.every(
    (arg) =>
      arg.type === "Literal" &&
      (arg.value === null ||
        (name === "slice" &&
          typeof arg.value === "string" &&
          /^(?::|::|::-?1|\.\.\.)$/.test(arg.value.trim()))),
  );
}

/** All of a typed array: no bounds, or from 0 on. */
function isWholeRange(args: readonly TSESTree.CallExpressionArgument[]): boolean {
  const [start] = args;
  return !start || (args.length === 1 && isZero(start));
}

function isZero(node: TSESTree.Node): boolean {
  return node.type === "Literal" && node.value === 0;
}

/** `b.byteLength / 8` counts the same bytes in larger elements. */
function lengthPart(node: TSESTree.Node): TSESTree.Node {
  return node.type === "BinaryExpression" &&
    /^(?:\/|>>>?)$/.test(node.operator) &&
    node.left.type !== "PrivateIdentifier"
    ? node.left
    : node;
}

function importedName(callee: TSESTree.Identifier, { source }: Surroundings): string | null {
  const definition = findVariable(source, callee)?.defs[0];
  if (!definition) return callee.name === "structuredClone" ? callee.name : null;
  const { node, parent } = definition;
  if (node.type !== "ImportSpecifier" || parent?.type !== "ImportDeclaration") return null;
  if (packageOfSpecifier(parent.source.value) !== "@tsmem/ndarray") return null;
  return node.imported.type === "Identifier" ? node.imported.name : node.imported.value;
}

function nameInNamespace(
  callee: TSESTree.MemberExpression,
  { source }: Surroundings,
): string | null {
  const object = callee.object as TSESTree.Identifier;
  const definition = findVariable(source, object)?.defs[0];
  if (!definition)
    return /^(?:globalThis|window|self)$/.test(object.name) &&
      staticName(callee) === "structuredClone"
      ? "structuredClone"
      : null;
  const { node, parent } = definition;
  if (node.type !== "ImportNamespaceSpecifier" && node.type !== "ImportDefaultSpecifier")
    return null;
  if (parent?.type !== "ImportDeclaration") return null;
  return packageOfSpecifier(parent.source.value) === "@tsmem/ndarray" ? staticName(callee) : null;
}

/** A part of a string that is long enough for the engine to keep the whole string for it. */
function stringPart(node: TSESTree.CallExpression, around: Surroundings): View | null {
  if (!around.options.checkStrings || node.callee.type !== "MemberExpression") return null;
  const name = staticName(node.callee);
  if (name === null || !stringMethods.has(name)) return null;
  if (around.options.copyMethods.includes(name)) return null;
  const receiver = node.callee.object;
  if (!(around.facts.kindOf(receiver) & Kind.string)) return null;
  const length = keptLength(name, node.arguments);
  if (length !== null && length < shortestKeptString) return null;
  if (isWholeRange(node.arguments) || isConcatenation(receiver, around.source)) return null;
  return { node, source: receiver, kind: "string" };
}

/** At most how many characters literal arguments leave; null when they do not tell. */
function keptLength(name: string, args: readonly TSESTree.CallExpressionArgument[]): number | null {
  const start = args[0] ? integer(args[0]) : 0;
  const end = args[1] ? integer(args[1]) : null;
  if (name === "substr") {
    if (end !== null) return Math.max(end, 0);
    return start !== null && start < 0 && !args[1] ? -start : null;
  }
  if (start === null) return end !== null && end >= 0 && end < shortestKeptString ? end : null;
  if (name === "substring") {
    if (end === null) return null;
    return Math.abs(Math.max(end, 0) - Math.max(start, 0));
  }
  if (end === null) return start < 0 && !args[1] ? -start : null;
  if (start < 0 === end < 0) return Math.max(end - start, 0);
  return start < 0 ? -start : null;
}

function integer(node: TSESTree.Node): number | null {
  if (node.type === "Literal" && typeof node.value === "number") return node.value;
  if (node.type !== "UnaryExpression" || node.operator !== "-") return null;
  const inner = integer(node.argument);
  return inner === null ? null : -inner;
}

/** `a + b` and templates are flattened into a string of their own before a part is cut. */
function isConcatenation(expression: TSESTree.Node, source: TSESLint.SourceCode): boolean {
  const node = unwrap(expression);
  if (node.type === "BinaryExpression") return node.operator === "+";
  if (node.type === "TemplateLiteral") return node.expressions.length > 0;
  if (node.type === "CallExpression") return methodName(node) === "concat";
  if (node.type !== "Identifier") return false;
  const definition = findVariable(source, node)?.defs[0]?.node;
  return (
    definition?.type === "VariableDeclarator" &&
    definition.parent.kind === "const" &&
    definition.id.type === "Identifier" &&
    definition.init !== null &&
    isConcatenation(definition.init, source)
  );
}
