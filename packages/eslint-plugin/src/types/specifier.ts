import type { JSONSchema } from "@typescript-eslint/utils";
import type { Program, Symbol as TsSymbol } from "typescript";
import { packageOf } from "./packages.ts";

/** The form in which typescript-eslint's rules name a type; a plain string means any origin. */
export type TypeOrValueSpecifier =
  | string
  | { readonly from: "file"; readonly name: string | readonly string[]; readonly path?: string }
  | { readonly from: "lib"; readonly name: string | readonly string[] }
  | {
      readonly from: "package";
      readonly name: string | readonly string[];
      readonly package: string;
    };

const nameSchema: JSONSchema.JSONSchema4 = {
  oneOf: [
    { type: "string", description: "Name of the type." },
    {
      type: "array",
      items: { type: "string" },
      minItems: 1,
      uniqueItems: true,
      description: "Names of types.",
    },
  ],
};

export const typeOrValueSpecifierSchema: JSONSchema.JSONSchema4 = {
  oneOf: [
    { type: "string", description: "Name of the type, wherever it is declared." },
    {
      type: "object",
      additionalProperties: false,
      description: "A type declared in the project.",
      properties: {
        from: { type: "string", enum: ["file"], description: "Declared in a file." },
        name: nameSchema,
        path: { type: "string", description: "Path of the file, from the project's root." },
      },
      required: ["from", "name"],
    },
    {
      type: "object",
      additionalProperties: false,
      description: "A type of the default library.",
      properties: {
        from: { type: "string", enum: ["lib"], description: "Declared by TypeScript." },
        name: nameSchema,
      },
      required: ["from", "name"],
    },
    {
      type: "object",
      additionalProperties: false,
      description: "A type of a package.",
      properties: {
        from: { type: "string", enum: ["package"], description: "Declared by a package." },
        name: nameSchema,
        package: { type: "string", description: "Name of the package." },
      },
      required: ["from", "name", "package"],
    },
  ],
};

/** Names that a specifier can match; asked first because it is cheap. */
export function namesOf(specifier: TypeOrValueSpecifier): readonly string[] {
  if (typeof specifier === "string") return [specifier];
  return typeof specifier.name === "string" ? [specifier.name] : specifier.name;
}

/** True when the symbol has a name of the specifier and was declared where the specifier says. */
export function matchesSpecifier(
  specifier: TypeOrValueSpecifier,
  symbol: TsSymbol,
  program: Program,
): boolean {
  if (!namesOf(specifier).includes(symbol.name)) return false;
  if (typeof specifier === "string") return true;
  return (symbol.declarations ?? []).some((declaration) => {
    const file = declaration.getSourceFile();
    if (specifier.from === "lib") return program.isSourceFileDefaultLibrary(file);
    if (specifier.from === "package") return packageOf(declaration) === specifier.package;
    if (program.isSourceFileDefaultLibrary(file) || /[\\/]node_modules[\\/]/.test(file.fileName))
      return false;
    return specifier.path === undefined || endsWithPath(file.fileName, specifier.path);
  });
}

function endsWithPath(fileName: string, path: string): boolean {
  const whole = fileName.replaceAll("\\", "/");
  const end = path.replaceAll("\\", "/").replace(/^\.?\//, "");
  return whole === end || whole.endsWith(`/${end}`);
}
