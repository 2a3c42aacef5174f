import type { TSESTree } from "@typescript-eslint/utils";
import type { Target } from "../stores.ts";
import type { View } from "../views.ts";
import type { FunctionNode } from "./ast.ts";
import type { CallbackUse } from "./callbacks.ts";
import type { Variable } from "./scope.ts";

/** A step into a container: the name of a member, or null for any element. */
export type Step = string | null;

/** A call of a function in this file. */
export interface Frame {
  readonly fn: FunctionNode;
  /** The call; for a getter, the read. */
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.MemberExpression;
  /** What the call does with the function when it is not called itself: `list.map(fn)`. */
  readonly role?: CallbackUse["role"];
}

/** A view on its way from where it is made to where it stays. */
export interface Trace {
  readonly view: View;
  /** Where it would be reported: the view, or the last name through which it went. */
  readonly site: TSESTree.Node;
  /** How deep in the value at hand the view is; empty when it is that value. */
  readonly path: readonly Step[];
  /** The name through which a container was last read. */
  readonly via: TSESTree.Node | null;
  /** Path at the site, so that a suggestion knows whether the site is the view. */
  readonly sitePath: readonly Step[];
  /** Functions entered by way of an argument and not left yet. */
  readonly entered: readonly Frame[];
  /** Functions left by way of their result: their parameters are these calls' arguments. */
  readonly left: readonly Frame[];
  /** Callbacks of array methods whose results were gathered on the way. */
  readonly loops: readonly TSESTree.Node[];
  /** Outermost literal or instance that the view is part of. */
  readonly literal: TSESTree.Node | null;
  /** The store into a local container that the view is in. */
  readonly mutation: Sink | null;
  /** Set when the value at hand is a closure that captures the view. */
  readonly closure: FunctionNode | null;
  /** The structuredClone that made the memory, instead of the view's source. */
  readonly clone: TSESTree.Node | null;
}

/** Where a view comes to rest, for long or for as long as the function runs. */
export type Sink =
  | {
      readonly kind: "property" | "collection" | "assign";
      readonly node: TSESTree.Node;
      readonly target: Target;
      /** Whether each round of a loop adds to the container instead of replacing. */
      readonly adds: boolean;
      readonly name: string;
    }
  | {
      readonly kind: "field";
      readonly node: TSESTree.Node;
      readonly target: Target;
      readonly name: string;
    }
  | {
      readonly kind: "variable";
      readonly node: TSESTree.Node;
      readonly target: Target;
      readonly name: string;
    }
  | { readonly kind: "listener"; readonly node: TSESTree.CallExpression; readonly name: string }
  | { readonly kind: "return"; readonly node: TSESTree.Node; readonly fn: FunctionNode }
  | { readonly kind: "bound"; readonly node: TSESTree.Node; readonly variable: Variable };

export function startTrace(view: View, site: TSESTree.Node, path: readonly Step[] = []): Trace {
  return {
    view,
    site,
    path,
    via: null,
    sitePath: path,
    entered: [],
    left: [],
    loops: [],
    literal: null,
    mutation: null,
    closure: null,
    clone: null,
  };
}

/** Whether a read with this name (null: unknown index) can give what is under the step. */
export function matches(step: Step, read: Step): boolean {
  return step === read || step === null || read === null;
}

/** Take a part out of the container at hand. A container's content is stored anew from here on. */
export function pop(trace: Trace): Trace {
  return { ...reread(trace), path: trace.path.slice(1) };
}

/** A container that is read again: what it contains is now stored there, by the name that read it. */
export function reread(trace: Trace): Trace {
  return trace.mutation
    ? { ...trace, mutation: null, site: trace.via ?? trace.site, sitePath: trace.path }
    : trace;
}
