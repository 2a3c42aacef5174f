import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Exemptions } from "./exemptions.ts";
import { isFunction } from "./flow/ast.ts";
import type { Base } from "./flow/bases.ts";
import { callbackUse } from "./flow/callbacks.ts";
import { isExported } from "./flow/exported.ts";
import type { Sink, Trace } from "./flow/trace.ts";
import type { Options } from "./options.ts";
import { lasts } from "./stores.ts";

/** A view that should not stay where it is, and the base that it keeps. */
export interface Finding {
  readonly trace: Trace;
  readonly sink: Sink;
  readonly base: Base;
  readonly isCursor: boolean;
}

/** Decide about views at rest: what lasts is reported unless exempt, what escapes only if its base is new. */
export class Judge {
  readonly #exemptions: Exemptions;
  readonly #options: Required<Options>;
  readonly #source: TSESLint.SourceCode;

  constructor(exemptions: Exemptions, options: Required<Options>, source: TSESLint.SourceCode) {
    this.#exemptions = exemptions;
    this.#options = options;
    this.#source = source;
  }

  judge(trace: Trace, sink: Sink): Finding | null {
    if (trace.entered.length > 0) return null;
    switch (sink.kind) {
      case "return":
        return this.#escaping(trace, sink);
      case "bound":
        return this.#gathered(trace, sink, [
          ...sink.variable.defs.map(({ name }) => name),
          ...sink.variable.references
            .filter((reference) => reference.isWrite() && reference.init !== true)
            .map(({ identifier }) => identifier),
        ]);
      case "listener":
        return this.#lasting(trace, sink);
      default:
        if (lasts(sink.target)) return this.#lasting(trace, this.#wordedAs(trace, sink));
        if (!("adds" in sink) || !sink.adds || typeof sink.target.root === "string") return null;
        return this.#gathered(trace, sink, [
          ...(sink.target.root?.defs.map(({ name }) => containerNode(name)) ?? []),
          ...(sink.target.root?.references.flatMap((reference) =>
            reference.isWrite() && reference.init !== true ? [reference.identifier] : [],
          ) ?? []),
        ]);
    }
  }

  /** A view put into a local container is reported there, in the words of that store. */
  #wordedAs(trace: Trace, sink: Sink): Sink {
    if (!trace.mutation || trace.mutation === sink) return sink;
    const { mutation } = trace;
    return "target" in sink && "target" in mutation ? { ...mutation, target: sink.target } : sink;
  }

  #lasting(trace: Trace, sink: Sink): Finding | null {
    for (const base of this.#exemptions.basesOf(trace)) {
      const isCursor = this.#exemptions.isCursor(base, trace, sink);
      if (isCursor) {
        if (this.#options.reportRemainders) return { trace, sink, base, isCursor };
        continue;
      }
      if (this.#exemptions.isKept(base, trace, sink)) continue;
      if (sink.kind === "listener" && sink.node.callee.type === "MemberExpression")
        if (this.#exemptions.isHeldBy(base, sink.node.callee.object)) continue;
      return { trace, sink, base, isCursor };
    }
    return null;
  }

  #escaping(trace: Trace, sink: Extract<Sink, { kind: "return" }>): Finding | null {
    const isDirect = trace.path.length === 0 && !trace.closure;
    if (isDirect) {
      const { checkReturns } = this.#options;
      if (checkReturns === "never") return null;
      if (checkReturns === "exported" && !isExported(sink.fn, this.#source)) return null;
    }
    for (const base of this.#exemptions.basesOf(trace)) {
      if (!base.isFresh || !isMadeHere(base, trace, sink.node)) continue;
      if (!isDirect && this.#exemptions.isKept(base, trace, sink)) continue;
      if (!isDirect && !trace.closure && this.#exemptions.isTiled(base, trace, sink)) continue;
      return { trace, sink, base, isCursor: false };
    }
    return null;
  }

  #gathered(trace: Trace, sink: Sink, container: readonly TSESTree.Node[]): Finding | null {
    for (const base of this.#exemptions.basesOf(trace)) {
      if (!this.#exemptions.isGathered(base, container)) continue;
      if (this.#exemptions.isKept(base, trace, sink)) continue;
      if (this.#exemptions.isTiled(base, trace, sink)) continue;
      return { trace, sink, base, isCursor: false };
    }
    return null;
  }
}

/** A reduce's accumulator is made at its call, around the callback that names it. */
function containerNode(name: TSESTree.Node): TSESTree.Node {
  const fn = name.parent;
  const use = isFunction(fn) ? callbackUse(fn) : null;
  return use?.role === "reduce" ? use.call : name;
}

function isMadeHere(base: Base, trace: Trace, sink: TSESTree.Node): boolean {
  const home = activationOf(base.node);
  return home === activationOf(trace.view.node) || home === activationOf(sink);
}

/** The function that runs the code; inline callbacks, also those of promises, run for the one around. */
function activationOf(node: TSESTree.Node): TSESTree.Node | null {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at) && !callbackUse(at)) return at;
  return null;
}
