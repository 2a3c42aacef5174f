import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { staticName, unwrap } from "./flow/ast.ts";
import type { Trace } from "./flow/trace.ts";
import type { MessageId } from "./messages.ts";
import { Kind } from "./types/kinds.ts";
import type { Surroundings } from "./views.ts";

/** What to write instead, by type: each suggestion compiles, and silences the report. */

export type Suggestion = TSESLint.SuggestionReportDescriptor<MessageId>;

interface Edit {
  readonly messageId: MessageId;
  readonly text: string;
  readonly data?: { readonly method: string };
}

interface Edits {
  readonly node: TSESTree.Node;
  readonly edits: readonly Edit[];
}

/** Copies to offer where some views are stored, best first: each offer copies all of them. */
export function suggestionsFor(traces: readonly Trace[], around: Surroundings): Suggestion[] {
  const [first, ...others] = traces.map((trace) => editsFor(trace, around));
  if (!first || others.some(({ edits }) => edits.length === 0)) return [];
  const elsewhere = apart(first.node, others);
  return first.edits.map((edit, index) => ({
    messageId: edit.messageId,
    ...(edit.data && { data: edit.data }),
    fix: (fixer) => [
      fixer.replaceText(first.node, edit.text),
      ...elsewhere.map(({ node, edits }) =>
        fixer.replaceText(node, (edits[index] ?? edits[0]!).text),
      ),
    ],
  }));
}

/** Those whose expressions overlap neither the first nor each other. */
function apart(first: TSESTree.Node, others: readonly Edits[]): readonly Edits[] {
  const taken = [first];
  return others.filter(({ node }) => {
    const isFree = taken.every(
      (one) => node.range[1] <= one.range[0] || node.range[0] >= one.range[1],
    );
    if (isFree) taken.push(node);
    return isFree;
  });
}

/** The expression to replace for one view, and what could stand there instead. */
function editsFor(trace: Trace, around: Surroundings): Edits {
  const atSite = trace.sitePath.length === 0 && trace.closure === null;
  const node = whole(atSite ? trace.site : trace.view.node);
  const isRowSource =
    trace.view.kind === "rows" && node === trace.view.node && node.type !== "VariableDeclarator";
  const edits =
    isRowSource && trace.view.source === node
      ? rows(node, around)
      : trace.view.source === null && !atSite
        ? []
        : copies(node, trace, around);
  const name = isShorthand(node) ? `${nameOf(node)}: ` : "";
  return { node, edits: edits.map((edit) => ({ ...edit, text: `${name}${edit.text}` })) };
}

/** `{ head }`, where the value has no text of its own. */
function isShorthand(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (
    parent?.type === "Property" && parent.shorthand && parent.parent.type === "ObjectExpression"
  );
}

function nameOf(node: TSESTree.Node): string {
  return node.type === "Identifier" ? node.name : "";
}

/** The expression with its optional chain and `await`, which belong to the value. */
function whole(node: TSESTree.Node): TSESTree.Node {
  let at = node;
  while (at.parent?.type === "ChainExpression" || at.parent?.type === "AwaitExpression")
    at = at.parent;
  return at;
}

function rows(node: TSESTree.Node, { source }: Surroundings): Edit[] {
  const text = `${source.getText(node)}, (row) => row.copy()`;
  const { parent } = node;
  if (parent?.type === "SpreadElement")
    return [{ messageId: "suggestRows", text: `Array.from(${text})` }];
  const isOnlyArgument = parent?.type === "CallExpression" && parent.arguments.length === 1;
  return isOnlyArgument ? [{ messageId: "suggestRows", text }] : [];
}

function copies(node: TSESTree.Node, trace: Trace, around: Surroundings): Edit[] {
  const { facts, source } = around;
  if (facts.expectsParameter(node)) return [];
  const kinds = facts.kindOf(node);
  const text = source.getText(node);
  const bits = kinds & ~(Kind.nullish | Kind.view);
  const isNullish = (kinds & Kind.nullish) !== 0;
  if (trace.view.kind === "string")
    return kinds === Kind.string
      ? [{ messageId: "suggestString", text: `(" " + ${text}).slice(1)` }]
      : [];
  if (bits === (Kind.string | Kind.buffer)) return ofStringOrBuffer(node, text, isNullish);
  if (isNullish) return guarded(node, copiesOf(node, bits, around, true), around);
  return copiesOf(node, bits, around, false);
}

/** Copies of a value that is there. */
function copiesOf(
  node: TSESTree.Node,
  bits: number,
  around: Surroundings,
  isGuarded: boolean,
): Edit[] {
  const { facts, source, options } = around;
  const plain = isGuarded ? withoutOptional(node, source) : source.getText(node);
  const object = needsParentheses(node) ? `(${plain})` : plain;
  if (bits === Kind.ndarray) return [{ messageId: "suggestCopy", text: `${object}.copy()` }];
  if (bits === Kind.buffer)
    return [
      { messageId: "suggestExactBuffer", text: `Buffer.from(new Uint8Array(${plain}).buffer)` },
      { messageId: "suggestPooledBuffer", text: `Buffer.from(${plain})` },
    ];
  if (bits === Kind.typedArray) {
    const sliced = isGuarded ? null : subarrayAsSlice(node, source);
    return [{ messageId: "suggestSlice", text: sliced ?? `${object}.slice()` }];
  }
  if (bits === (Kind.buffer | Kind.typedArray))
    return facts.acceptsBytes(node)
      ? [{ messageId: "suggestBytes", text: `new Uint8Array(${plain})` }]
      : [];
  if (bits & Kind.any) {
    if (!facts.acceptsBytes(node)) return [];
    return [
      { messageId: "suggestBorrowedSlice", text: `Uint8Array.prototype.slice.call(${plain})` },
    ];
  }
  const method = options.copyMethods.find((name) => facts.hasMethod(node, name));
  return method === undefined
    ? []
    : [{ messageId: "suggestNamedCopy", text: `${object}.${method}()`, data: { method } }];
}

/** A copy when there is something to copy: the value itself, or what its optional chain starts at. */
function guarded(node: TSESTree.Node, edits: readonly Edit[], { source }: Surroundings): Edit[] {
  const tested = chainStart(node);
  if (!tested) return [];
  const text = source.getText(tested);
  return edits.map((edit) => ({
    ...edit,
    text: tested === node ? `(${text} && ${edit.text})` : `(${text} ? ${edit.text} : undefined)`,
  }));
}

/** What is null or undefined when the node is; null when it cannot be named twice. */
function chainStart(node: TSESTree.Node): TSESTree.Node | null {
  if (isSimple(node)) return node;
  const inner = node.type === "ChainExpression" ? node.expression : node;
  if (inner.type !== "CallExpression" || inner.callee.type !== "MemberExpression") return null;
  return inner.callee.optional && isSimple(inner.callee.object) ? inner.callee.object : null;
}

function isSimple(node: TSESTree.Node): boolean {
  if (node.type === "Identifier" || node.type === "ThisExpression") return true;
  return node.type === "MemberExpression" && !node.computed && isSimple(node.object);
}

function withoutOptional(node: TSESTree.Node, source: TSESLint.SourceCode): string {
  const start = chainStart(node);
  const text = source.getText(node);
  if (!start || start === node) return text;
  const length = start.range[1] - node.range[0];
  return text.slice(0, length) + text.slice(length).replace(/^\s*\?\./, ".");
}

/** `x.subarray(0, 4)` as `x.slice(0, 4)`: one copy, and no view in between. */
function subarrayAsSlice(node: TSESTree.Node, source: TSESLint.SourceCode): string | null {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return null;
  if (staticName(node.callee) !== "subarray" || node.callee.computed) return null;
  const { property } = node.callee;
  const text = source.getText(node);
  const start = property.range[0] - node.range[0];
  return `${text.slice(0, start)}slice${text.slice(start + "subarray".length)}`;
}

/** For a string the part is a copy or short; for a Buffer it is a view. */
function ofStringOrBuffer(node: TSESTree.Node, text: string, isNullish: boolean): Edit[] {
  const call = unwrap(node);
  if (isNullish) return [];
  const tested =
    call.type === "CallExpression" &&
    call.callee.type === "MemberExpression" &&
    isSimple(call.callee.object)
      ? call.callee.object
      : isSimple(call)
        ? call
        : null;
  if (!tested) return [];
  const offset = tested.range[0] - node.range[0];
  const name = text.slice(offset, offset + tested.range[1] - tested.range[0]);
  return [
    {
      messageId: "suggestExactBuffer",
      text: `(typeof ${name} === "string" ? ${text} : Buffer.from(new Uint8Array(${text}).buffer))`,
    },
  ];
}

function needsParentheses(node: TSESTree.Node): boolean {
  return !/^(?:CallExpression|MemberExpression|Identifier|NewExpression|ThisExpression|ChainExpression|TSNonNullExpression)$/.test(
    node.type,
  );
}
