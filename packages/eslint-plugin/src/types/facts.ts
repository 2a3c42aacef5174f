import type { TSESTree } from "@typescript-eslint/utils";

/** The questions about types that the rule asks; one answerer has a type checker, one only syntax. */
export interface TypeFacts {
  readonly typed: boolean;
  /** Bits of `Kind` for the value of an expression; 0 for `never`. */
  kindOf(node: TSESTree.Node): number;
  /** As `kindOf`, of what a promise resolves to. */
  awaitedKindOf(node: TSESTree.Node): number;
  /** Whether the type's own class, rather than the known one, declares the method. */
  isOverridden(receiver: TSESTree.Node, method: string): boolean;
  /** Bits of `Kind` for what calling the value gives, awaited. */
  returnKindOf(node: TSESTree.Node): number;
  /** The declaration of this file that a name refers to, preferring one with a body; or null. */
  declarationOf(name: TSESTree.Node): TSESTree.Node | null;
  /** Whether `viewMethods` lists the method for a type of the receiver. */
  isViewMethod(receiver: TSESTree.Node, method: string): boolean;
  /** Whether the value is a namespace or module, whose functions make new values. */
  isNamespace(node: TSESTree.Node): boolean;
  /** Whether the member is a static field of a class. */
  isStaticField(node: TSESTree.MemberExpression): boolean;
  /** Whether the type of the expression has a method of this name that needs no argument. */
  hasMethod(node: TSESTree.Node, method: string): boolean;
  /** Whether a Uint8Array may stand where the expression stands. */
  acceptsBytes(node: TSESTree.Node): boolean;
  /** Whether a type parameter is expected here, for which no copy of a known class can stand. */
  expectsParameter(node: TSESTree.Node): boolean;
  /** Whether the types in sight know `@tsmem/ndarray`. */
  readonly knowsNDArray: boolean;
}
