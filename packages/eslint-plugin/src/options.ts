import type { JSONSchema } from "@typescript-eslint/utils";
import type { NamedTypes } from "./types/checker.ts";
import { type TypeOrValueSpecifier, typeOrValueSpecifierSchema } from "./types/specifier.ts";

/** View methods of a type; the array form lets a type be named by where it is declared. */
export type ViewMethods =
  | Readonly<Record<string, readonly string[]>>
  | readonly { readonly type: TypeOrValueSpecifier; readonly methods: readonly string[] }[];

/** What users can set. */
export interface Options {
  readonly viewMethods?: ViewMethods;
  readonly copyMethods?: readonly string[];
  readonly longLivedTypes?: readonly TypeOrValueSpecifier[];
  readonly checkReturns?: "never" | "exported" | "always";
  readonly checkStrings?: boolean;
  readonly reportRemainders?: boolean;
}

export const defaultOptions: Required<Options> = {
  viewMethods: {},
  copyMethods: [],
  longLivedTypes: [],
  checkReturns: "never",
  checkStrings: false,
  reportRemainders: false,
};

const methodList: JSONSchema.JSONSchema4 = {
  type: "array",
  items: { type: "string" },
  uniqueItems: true,
  description: "Names of methods.",
};

export const schema: JSONSchema.JSONSchema4 = {
  type: "object",
  description: "Options of no-stored-view.",
  additionalProperties: false,
  properties: {
    viewMethods: {
      description:
        "Methods that give narrow views, by type: `{ Strided: ['lo', 'hi'] }`, or a list of `{ type, methods }`.",
      oneOf: [
        {
          type: "object",
          description: "Method names by type name.",
          additionalProperties: methodList,
        },
        {
          type: "array",
          description: "Types, by name or by where they are declared, with their methods.",
          items: {
            type: "object",
            description: "One type and its methods.",
            additionalProperties: false,
            properties: { type: typeOrValueSpecifierSchema, methods: methodList },
            required: ["type", "methods"],
          },
        },
      ],
    },
    copyMethods: {
      type: "array",
      items: { type: "string" },
      uniqueItems: true,
      description: "Methods and functions that give a copy, besides the known ones.",
    },
    longLivedTypes: {
      type: "array",
      items: typeOrValueSpecifierSchema,
      uniqueItems: true,
      description: "Types whose every method stores the views that it is given.",
    },
    checkReturns: {
      type: "string",
      enum: ["never", "exported", "always"],
      description: "Which functions may not return a narrow view of an array made in them.",
    },
    checkStrings: {
      type: "boolean",
      description:
        "Report parts of strings too: `slice`, `substring` and `substr` keep the whole string.",
    },
    reportRemainders: {
      type: "boolean",
      description: "Report `x.rest = x.rest.subarray(n)` too.",
    },
  },
};

/** The types that options name, in one form. */
export function namedTypes({ viewMethods, longLivedTypes }: Required<Options>): NamedTypes {
  return {
    longLivedTypes,
    viewMethods: isList(viewMethods)
      ? viewMethods
      : Object.entries(viewMethods).map(([type, methods]) => ({ type, methods })),
  };
}

function isList(viewMethods: ViewMethods): viewMethods is Extract<ViewMethods, readonly unknown[]> {
  return Array.isArray(viewMethods);
}
