import type { ParserServicesWithTypeInformation, TSESTree } from "@typescript-eslint/utils";
import type * as TypeScript from "typescript";
import { builtinKinds, Kind } from "./kinds.ts";
import type { TypeFacts } from "./facts.ts";
import { packageOf, packageOfSpecifier } from "./packages.ts";
import { matchesSpecifier, type TypeOrValueSpecifier } from "./specifier.ts";

/** The types that options name. */
export interface NamedTypes {
  readonly viewMethods: readonly {
    readonly type: TypeOrValueSpecifier;
    readonly methods: readonly string[];
  }[];
  readonly longLivedTypes: readonly TypeOrValueSpecifier[];
}

const knowsNDArray = new WeakMap<TypeScript.Program, boolean>();

/**
 * Answers from the type checker.
 *
 * Uses only calls that every backend of typescript-eslint has; `symbolToString`, `getRootSymbols` and
 * the like throw in the TypeScript 7 one. Flags and kinds are not compared: their numbers differ between
 * versions of TypeScript, and the one that made the program may not be the one installed here.
 */
export class CheckerFacts implements TypeFacts {
  readonly typed = true;
  readonly #services: ParserServicesWithTypeInformation;
  readonly #checker: TypeScript.TypeChecker;
  readonly #named: NamedTypes;
  readonly #kinds = new Map<TypeScript.Type, number>();

  constructor(services: ParserServicesWithTypeInformation, named: NamedTypes) {
    this.#services = services;
    this.#checker = services.program.getTypeChecker();
    this.#named = named;
  }

  get knowsNDArray(): boolean {
    const { program } = this.#services;
    let known = knowsNDArray.get(program);
    if (known === undefined) {
      known =
        program
          .getSourceFiles()
          .some(({ fileName }) => /[\\/](?:@tsmem|packages)[\\/]ndarray[\\/]/.test(fileName)) ||
        this.#checker
          .getAmbientModules()
          .some(({ name }) => packageOfSpecifier(name.replaceAll('"', "")) === "@tsmem/ndarray");
      knowsNDArray.set(program, known);
    }
    return known;
  }

  kindOf(node: TSESTree.Node): number {
    return this.#kindOfType(this.#services.getTypeAtLocation(node));
  }

  awaitedKindOf(node: TSESTree.Node): number {
    const type = this.#services.getTypeAtLocation(node);
    return this.#kindOfType(this.#checker.getAwaitedType(type) ?? type);
  }

  returnKindOf(node: TSESTree.Node): number {
    const signatures = this.#services.getTypeAtLocation(node).getCallSignatures();
    return signatures.reduce((bits, signature) => {
      const type = this.#checker.getReturnTypeOfSignature(signature);
      return bits | this.#kindOfType(this.#checker.getAwaitedType(type) ?? type);
    }, 0);
  }

  declarationOf(name: TSESTree.Node): TSESTree.Node | null {
    const { declarations = [] } = this.#services.getSymbolAtLocation(name) ?? {};
    const here = declarations.flatMap((declaration) => {
      const node = this.#services.tsNodeToESTreeNodeMap.get(declaration) as
        TSESTree.Node | undefined;
      return node ? [node] : [];
    });
    return here.find(({ type }) => !/^TS/.test(type)) ?? null;
  }

  isOverridden(receiver: TSESTree.Node, method: string): boolean {
    const type = this.#services.getTypeAtLocation(receiver);
    return this.#members(type).every((member) => {
      const symbol = member.getSymbol();
      if (symbol && this.#kindOfSymbol(symbol, member) !== Kind.other) return false;
      const parent = member.getProperty(method)?.valueDeclaration?.parent;
      return parent !== undefined && this.#kindOfDeclaration(parent) === Kind.other;
    });
  }

  isViewMethod(receiver: TSESTree.Node, method: string): boolean {
    const specifiers = this.#named.viewMethods
      .filter(({ methods }) => methods.includes(method))
      .map(({ type }) => type);
    return specifiers.length > 0 && this.#matches(receiver, specifiers);
  }

  isNamespace(node: TSESTree.Node): boolean {
    const symbol = this.#services.getSymbolAtLocation(node);
    if (!symbol) return false;
    const isImported = symbol.declarations?.some(isImport) ?? false;
    const target = isImported ? this.#checker.getAliasedSymbol(symbol) : symbol;
    return (target.declarations ?? []).some(isModule);
  }

  isStaticField(node: TSESTree.MemberExpression): boolean {
    const declaration = this.#services.getSymbolAtLocation(node.property)?.valueDeclaration;
    if (!declaration || "body" in declaration || !("modifiers" in declaration)) return false;
    const modifiers = declaration.modifiers as readonly TypeScript.Node[] | undefined;
    return modifiers?.some((modifier) => modifier.getText() === "static") ?? false;
  }

  hasMethod(node: TSESTree.Node, method: string): boolean {
    const type = this.#services.getTypeAtLocation(node);
    const property = type.getProperty(method);
    if (!property) return false;
    const tsNode = this.#services.esTreeNodeToTSNodeMap.get(node);
    return this.#checker
      .getTypeOfSymbolAtLocation(property, tsNode)
      .getCallSignatures()
      .some(({ parameters }) => parameters.length === 0);
  }

  expectsParameter(node: TSESTree.Node): boolean {
    const tsNode = this.#services.esTreeNodeToTSNodeMap.get(node) as TypeScript.Expression;
    const expected = this.#checker.getContextualType(tsNode);
    const types = expected?.isUnionOrIntersection() ? expected.types : expected ? [expected] : [];
    return types.some((type) => type.isTypeParameter());
  }

  acceptsBytes(node: TSESTree.Node): boolean {
    const tsNode = this.#services.esTreeNodeToTSNodeMap.get(node) as TypeScript.Expression;
    const expected = this.#checker.getContextualType(tsNode);
    if (!expected) return true;
    return this.#members(expected).some(
      (type) =>
        /^(?:any|unknown)$/.test(intrinsicName(type)) || type.getSymbol()?.name === "Uint8Array",
    );
  }

  #matches(node: TSESTree.Node, specifiers: readonly TypeOrValueSpecifier[]): boolean {
    const { program } = this.#services;
    return this.#members(this.#services.getTypeAtLocation(node)).some((type) =>
      this.#lineage(type).some((symbol) =>
        specifiers.some((specifier) => matchesSpecifier(specifier, symbol, program)),
      ),
    );
  }

  /** The members of a union or intersection, with type parameters replaced by what they extend. */
  #members(type: TypeScript.Type, depth = 0): TypeScript.Type[] {
    if (depth > 8) return [];
    if (type.isUnionOrIntersection())
      return type.types.flatMap((member) => this.#members(member, depth + 1));
    const constraint = this.#constraintOf(type);
    return constraint ? this.#members(constraint, depth + 1) : [type];
  }

  /** What a type parameter, or a type that depends on one, extends; null for other types. */
  #constraintOf(type: TypeScript.Type): TypeScript.Type | null {
    const isParameter: boolean = type.isTypeParameter();
    if (!isParameter && type.getSymbol()) return null;
    const constraint = this.#checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type ? constraint : null;
  }

  /** Symbols of a type, of its alias, and of everything it extends. */
  #lineage(type: TypeScript.Type): TypeScript.Symbol[] {
    const symbols: TypeScript.Symbol[] = [];
    const seen = new Set<TypeScript.Type>();
    const pending = [type];
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      if (seen.has(one) || seen.size > 32) continue;
      seen.add(one);
      if (one.aliasSymbol) symbols.push(one.aliasSymbol);
      const symbol = one.getSymbol();
      if (symbol) symbols.push(symbol);
      pending.push(...this.#parents(one));
    }
    return symbols;
  }

  #parents(type: TypeScript.Type): readonly TypeScript.Type[] {
    const symbol = type.getSymbol();
    if (!symbol) return [];
    const own = type.isClassOrInterface() ? type : this.#checker.getDeclaredTypeOfSymbol(symbol);
    return own.isClassOrInterface() ? this.#checker.getBaseTypes(own) : [];
  }

  #kindOfType(type: TypeScript.Type, depth = 0): number {
    const known = this.#kinds.get(type);
    if (known !== undefined) return known;
    // A type that refers to itself meets its own unfinished entry.
    this.#kinds.set(type, 0);
    const kind = this.#compute(type, depth);
    this.#kinds.set(type, kind);
    return kind;
  }

  #compute(type: TypeScript.Type, depth: number): number {
    const name = intrinsicName(type);
    const alias = type.aliasSymbol;
    const marked = alias?.name === "View" && this.#isOfNDArray(alias) ? Kind.view : 0;
    if (name === "any" || name === "error") return Kind.any;
    if (name === "never") return 0;
    if (name === "string" || type.isStringLiteral()) return Kind.string;
    if (/^(?:undefined|null|void)$/.test(name)) return Kind.nullish;
    if (name !== "") return Kind.other;
    if (depth > 8) return Kind.other;
    const [readable] = type.aliasTypeArguments ?? [];
    if (readable && alias?.name === "Readonly" && this.#isAmbient(alias))
      return this.#kindOfType(readable, depth + 1);
    if (type.isUnion())
      return type.types.reduce((bits, one) => bits | this.#kindOfType(one, depth + 1), marked);
    if (type.isIntersection()) {
      const bits = type.types.reduce((all, one) => all | this.#kindOfType(one, depth + 1), marked);
      return bits === Kind.other ? bits : bits & ~Kind.other;
    }
    const constraint = this.#constraintOf(type);
    if (constraint) return this.#kindOfType(constraint, depth + 1);
    if (!type.getSymbol() && this.#checker.getApparentType(type).getSymbol()?.name === "String")
      return Kind.string; // a template literal type
    return marked | this.#kindOfObject(type);
  }

  #kindOfObject(type: TypeScript.Type): number {
    let bits = 0;
    if (this.#checker.isArrayType(type) || this.#checker.isTupleType(type)) bits |= Kind.array;
    const lineage = this.#lineage(type);
    for (const symbol of lineage) {
      const kind = this.#kindOfSymbol(symbol, type);
      if (kind !== Kind.other) bits |= kind;
    }
    const { program } = this.#services;
    const listed = (specifiers: readonly TypeOrValueSpecifier[]): boolean =>
      lineage.some((symbol) =>
        specifiers.some((specifier) => matchesSpecifier(specifier, symbol, program)),
      );
    if (listed(this.#named.longLivedTypes)) bits |= Kind.longLived;
    if (listed(this.#named.viewMethods.map(({ type: named }) => named))) bits |= Kind.viewMethods;
    // A Buffer extends Uint8Array: for it, the nearer name decides.
    if (bits & Kind.buffer) bits &= ~Kind.typedArray;
    return bits === 0 ? Kind.other : bits;
  }

  #kindOfSymbol(symbol: TypeScript.Symbol, type: TypeScript.Type): number {
    if (symbol.name === "NDArray" && this.#isOfNDArray(symbol)) return Kind.ndarray;
    if (symbol.name === "LRUCache" && this.#isOf(symbol, "lru-cache")) return Kind.lru;
    if (symbol.name === "Buffer") return this.#extendsBytes(type) ? Kind.buffer : Kind.other;
    const kind = builtinKinds.get(symbol.name);
    return kind !== undefined && this.#isAmbient(symbol) ? kind : Kind.other;
  }

  #kindOfDeclaration(declaration: TypeScript.Node): number | null {
    const name = "name" in declaration ? (declaration.name as TypeScript.Node | undefined) : null;
    const symbol = name && this.#checker.getSymbolAtLocation(name);
    return symbol
      ? this.#kindOfSymbol(symbol, this.#checker.getDeclaredTypeOfSymbol(symbol))
      : null;
  }

  #extendsBytes(type: TypeScript.Type): boolean {
    return this.#lineage(type).some(
      (symbol) => symbol.name === "Uint8Array" && this.#isAmbient(symbol),
    );
  }

  #isOfNDArray(symbol: TypeScript.Symbol): boolean {
    return this.#isOf(symbol, "@tsmem/ndarray");
  }

  #isOf(symbol: TypeScript.Symbol, name: string): boolean {
    return (symbol.declarations ?? []).some((declaration) => packageOf(declaration) === name);
  }

  /** Declared by the default library or by types that extend it, not by a class of the project. */
  #isAmbient(symbol: TypeScript.Symbol): boolean {
    return (symbol.declarations ?? []).some((declaration) => {
      const file = declaration.getSourceFile();
      return (
        this.#services.program.isSourceFileDefaultLibrary(file) ||
        (file.isDeclarationFile && /[\\/](?:@types|bun-types|typescript)[\\/]/.test(file.fileName))
      );
    });
  }
}

/** Name of a built-in type such as `any` or `undefined`; empty for all others. */
function intrinsicName(type: TypeScript.Type): string {
  const { intrinsicName: name } = type as { readonly intrinsicName?: string };
  return name ?? "";
}

function isImport(declaration: TypeScript.Node): boolean {
  return "importClause" in declaration.parent || "isTypeOnly" in declaration;
}

/** A file that is a module, or a `declare module` or `namespace`. */
function isModule(declaration: TypeScript.Node): boolean {
  if (declaration === declaration.getSourceFile()) return true;
  return "body" in declaration && "name" in declaration && !("parameters" in declaration);
}
