import type { TSESTree, TSESLint } from "@typescript-eslint/utils";
import { staticName, unwrap } from "./flow/ast.ts";
import type { Base } from "./flow/bases.ts";
import type { Sink, Trace } from "./flow/trace.ts";
import type { TypeFacts } from "./types/facts.ts";
import { Kind } from "./types/kinds.ts";
import type { Surroundings, View } from "./views.ts";

/** What to say: one message per kind of store, with its consequence and remedy. */
export const messages = {
  storedInField:
    "`{{place}}` keeps {{kept}}, and with that all of {{base}} in memory. Store a copy of the part that is needed.",
  storedInStatic:
    "`{{place}}` is static: it keeps {{kept}}, and with that all of {{base}}, until the program ends. Store a copy of the part that is needed.",
  storedInParameter:
    "`{{place}}` belongs to the caller and keeps {{kept}}, and with that all of {{base}}, when this function is done. Store a copy of the part that is needed.",
  storedInVariable:
    "`{{place}}` outlives this function: it keeps {{kept}}, and with that all of {{base}} in memory. Store a copy of the part that is needed.",
  storedInCollection:
    "`{{place}}` collects {{kept}}, and every entry keeps all of {{base}} in memory. Put in a copy of the part that is needed.",
  storedInLongLived:
    "`{{place}}` is listed as long-lived: given {{kept}}, it keeps all of {{base}} in memory. Give it a copy of the part that is needed.",
  capturedByListener:
    "The function given to `{{place}}` captures {{kept}}, and keeps all of {{base}} in memory until it is removed. Capture a copy.",
  returnedInLiteral:
    "The value returned here contains {{kept}}, and keeps all of {{base}}, which nobody else has. Return a copy of the part.",
  returnedInContainer:
    "`{{place}}` is handed back with {{kept}} in it, and keeps all of {{base}}, which nobody else has. Put in a copy of the part.",
  returnedInClosure:
    "The function returned here captures {{kept}}, and keeps all of {{base}}, which nobody else has. Capture a copy.",
  gatheredInLoop:
    "`{{place}}` gathers {{kept}} in every round, and so keeps every round's {{base}} in memory together. Put in a copy of the part.",
  returned:
    "This function returns {{kept}}: whoever stores it keeps all of {{base}} in memory. Return a copy, or say in the documentation that it is a view.",
  remainder:
    "`{{place}}` moves forward over {{base}} and keeps the part that was consumed in memory. Copy the remainder once the consumed part is large.",
  suggestCopy: "Store a copy: `.copy()` takes only the part.",
  suggestExactBuffer: "Store a copy of exactly its size: `Buffer.from(new Uint8Array(…).buffer)`.",
  suggestPooledBuffer:
    "Store a copy: `Buffer.from(…)`. Small ones share a pool, and one survivor keeps 8 KiB of it (64 KiB from Node 24 on).",
  suggestSlice: "Store a copy: `.slice()` of a typed array copies.",
  suggestBorrowedSlice: "Store a copy: `Uint8Array.prototype.slice` copies, whatever the class.",
  suggestBytes: "Store a copy: `new Uint8Array(…)` copies bytes.",
  suggestRows: "Store copies of the rows.",
  suggestNamedCopy: "Store a copy: `.{{method}}()`.",
  suggestString: "Store a string of its own: a part of a concatenation has memory of its own.",
} as const;

export type MessageId = keyof typeof messages;

/** What a report says besides its message. */
export interface Wording {
  readonly messageId: MessageId;
  readonly data: { place: string; kept: string; base: string };
}

/** Find the words for a store. */
export function wordingFor(
  trace: Trace,
  sink: Sink,
  base: Base,
  isCursor: boolean,
  around: Surroundings,
): Wording {
  const place = short("name" in sink ? sink.name : placeOfMutation(trace));
  return {
    messageId: isCursor ? "remainder" : messageFor(trace, sink),
    data: { place, kept: keptPart(trace, around), base: baseName(base, trace, around.source) },
  };
}

function placeOfMutation({ mutation }: Trace): string {
  return mutation && "name" in mutation ? mutation.name : "The result";
}

function messageFor(trace: Trace, sink: Sink): MessageId {
  switch (sink.kind) {
    case "listener":
      return "capturedByListener";
    case "return":
      if (trace.closure) return "returnedInClosure";
      if (trace.mutation) return "returnedInContainer";
      return trace.path.length > 0 ? "returnedInLiteral" : "returned";
    case "bound":
      return "gatheredInLoop";
    case "variable":
      return "storedInVariable";
    default:
      if (sink.target.kind === "local") return "gatheredInLoop";
      if (sink.target.kind === "static") return "storedInStatic";
      if (sink.kind === "collection") return "storedInCollection";
      return sink.target.kind === "parameter" ? "storedInParameter" : "storedInField";
  }
}

function baseName(base: Base, trace: Trace, source: TSESLint.SourceCode): string {
  if (trace.view.source === null && base.node === trace.view.node) return "its base";
  if (base.node === trace.clone) return `the clone \`${short(source.getText(base.node))}\``;
  return `\`${short(source.getText(base.node))}\``;
}

/** The part that stays, in words when the arguments are literal: "elements 0 to 4 (`data.subarray(0, 4)`)". */
function keptPart(trace: Trace, around: Surroundings): string {
  const { view } = trace;
  const text = `\`${short(around.source.getText(view.node))}\``;
  if (trace.clone) return `a clone of the whole memory behind ${text}`;
  if (view.kind === "rows") return `rows (${text})`;
  const range = literalPart(unwrap(view.node), view.kind, around.facts);
  const subject = view.kind === "string" ? "a part" : "a view";
  return range ? `${range} (${text})` : `${subject} (${text})`;
}

function literalPart(node: TSESTree.Node, kind: View["kind"], facts: TypeFacts): string | null {
  if (node.type === "NewExpression") {
    const { callee } = node;
    const isBytes = callee.type === "Identifier" && callee.name === "DataView";
    return literalWindow(node.arguments, isBytes ? "bytes" : "elements");
  }
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return null;
  const name = staticName(node.callee);
  if (name === "from") return literalWindow(node.arguments, "bytes");
  if (kind === "string")
    return name === "substr" ? null : literalRange(node.arguments, "character");
  if (facts.kindOf(node.callee.object) & Kind.ndarray) return literalIndex(node.arguments);
  return name === "subarray" || name === "slice" ? literalRange(node.arguments, "element") : null;
}

/** `new Uint8Array(memory, 8, 64)` */
function literalWindow([, offset, length]: readonly TSESTree.Node[], units: string): string | null {
  const at = offset ? numberOf(offset) : null;
  const count = length ? numberOf(length) : null;
  if (count !== null) return `${String(count)} ${units}${at ? ` from byte ${String(at)} on` : ""}`;
  return at === null || length ? null : `everything from byte ${String(at)} on`;
}

/** `array.slice([0, 4])`, `array.pick(0)` */
function literalIndex([first, ...others]: readonly TSESTree.Node[]): string | null {
  if (!first || others.length > 0) return null;
  const at = numberOf(first);
  if (at !== null) return `what lies at ${String(at)}`;
  if (first.type !== "ArrayExpression" || first.elements.length !== 2) return null;
  const [start, stop] = first.elements.map((element) => element && numberOf(element));
  return typeof start === "number" && typeof stop === "number"
    ? `rows ${String(start)} to ${String(stop)}`
    : null;
}

/** `bytes.subarray(0, 4)` */
function literalRange([start, stop]: readonly TSESTree.Node[], unit: string): string | null {
  const from = start ? numberOf(start) : null;
  if (from === null) return null;
  if (!stop)
    return from < 0
      ? `the last ${String(-from)} ${unit}s`
      : `everything from ${unit} ${String(from)} on`;
  const to = numberOf(stop);
  return to === null ? null : `${unit}s ${String(from)} to ${String(to)}`;
}

function numberOf(node: TSESTree.Node): number | null {
  if (node.type === "Literal" && typeof node.value === "number") return node.value;
  if (node.type !== "UnaryExpression" || node.operator !== "-") return null;
  const value = numberOf(node.argument);
  return value === null ? null : -value;
}

/** Source text on one line, cut where it gets long. */
function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
