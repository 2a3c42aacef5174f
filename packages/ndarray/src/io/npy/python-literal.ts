import { FormatError } from "@tsmem/core";

/** A Python literal as a header may hold it. Tuples and lists stay apart: a dtype tells them apart. */
export type PythonLiteral =
  | number
  | bigint
  | string
  | boolean
  | null
  | PythonTuple
  | readonly PythonLiteral[]
  | ReadonlyMap<string, PythonLiteral>;

/** A tuple, to tell `(1, 2)` from `[1, 2]`. */
export class PythonTuple {
  readonly items: readonly PythonLiteral[];

  constructor(items: readonly PythonLiteral[]) {
    this.items = items;
  }
}

const maximumDepth = 100;

/**
 * Read a Python literal made of dicts, lists, tuples, strings, integers, True, False and None.
 * Nothing is ever evaluated.
 *
 * @throws {FormatError} anything else
 */
export function parsePythonLiteral(text: string): PythonLiteral {
  const parser = new Parser(text);
  const value = parser.value(0);
  parser.end();
  return value;
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): PythonLiteral {
    if (depth > maximumDepth) throw this.#fail("brackets are nested too deeply");
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === "{") return this.#dict(depth);
    if (next === "[") return this.#items("]", depth).items;
    if (next === "(") {
      const { items, trailingComma } = this.#items(")", depth);
      return items.length === 1 && !trailingComma ? items[0]! : new PythonTuple(items);
    }
    const string = this.#string();
    if (string !== null) return string;
    const word = this.#match(/[+-]?\d+L?|True|False|None/y);
    if (word === null) throw this.#fail("expected a literal");
    if (word === "True") return true;
    if (word === "False") return false;
    if (word === "None") return null;
    // Python 2 wrote long integers with a trailing L.
    const integer = BigInt(word.replace("L", "").replace("+", ""));
    const number = Number(integer);
    return Number.isSafeInteger(number) ? number : integer;
  }

  end(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#fail("expected the end");
  }

  #dict(depth: number): ReadonlyMap<string, PythonLiteral> {
    const entries = new Map<string, PythonLiteral>();
    this.#expect("{");
    while (!this.#accept("}")) {
      this.#skipSpace();
      const key = this.#string();
      if (key === null) throw this.#fail("expected a string as key");
      this.#expect(":");
      entries.set(key, this.value(depth + 1));
      if (!this.#accept(",")) {
        this.#expect("}");
        break;
      }
    }
    return entries;
  }

  #items(close: string, depth: number): { items: PythonLiteral[]; trailingComma: boolean } {
    const items: PythonLiteral[] = [];
    this.#at += 1;
    while (!this.#accept(close)) {
      items.push(this.value(depth + 1));
      if (!this.#accept(",")) {
        this.#expect(close);
        return { items, trailingComma: false };
      }
    }
    return { items, trailingComma: true };
  }

  #string(): string | null {
    const quoted = this.#match(/[bu]?(?:'(?:[^'\\\n]|\\[^\n])*'|"(?:[^"\\\n]|\\[^\n])*")/y);
    if (quoted === null) return null;
    const body = quoted.slice(/['"]/.exec(quoted)!.index + 1, -1);
    return body.replace(escape, (all, hex2, hex4, hex8, octal, simple: string | undefined) => {
      const hex = (hex2 ?? hex4 ?? hex8) as string | undefined;
      if (hex !== undefined) return this.#codePoint(parseInt(hex, 16));
      if (octal !== undefined) return this.#codePoint(parseInt(octal as string, 8));
      return simpleEscapes.get(simple ?? "") ?? all;
    });
  }

  #codePoint(value: number): string {
    if (value > 0x10ffff) throw this.#fail("a code point is out of range");
    return String.fromCodePoint(value);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    this.#at += found[0].length;
    return found[0];
  }

  #accept(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string): void {
    if (!this.#accept(character)) throw this.#fail(`expected ${character}`);
  }

  #skipSpace(): void {
    this.#match(/[ \t\n\r\f]*/y);
  }

  #fail(what: string): FormatError {
    return new FormatError(
      `npy header: cannot parse header: ${what} at character ${this.#at} of ` +
        `${JSON.stringify(this.#text.slice(0, 200))}; the file may be damaged`,
    );
  }
}

const escape =
  /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([\\'"abfnrtv]))/g;

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

/** Write a string as Python's repr does. */
export function pythonRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (character === quote || character === "\\") result += `\\${character}`;
    else if (character === "\n") result += "\\n";
    else if (character === "\r") result += "\\r";
    else if (character === "\t") result += "\\t";
    else if (code < 0x20 || code === 0x7f) result += `\\x${hex(code, 2)}`;
    else if (code < 0x7f || !/[\p{C}\p{Z}]/u.test(character)) result += character;
    else if (code < 0x100) result += `\\x${hex(code, 2)}`;
    else if (code < 0x10000) result += `\\u${hex(code, 4)}`;
    else result += `\\U${hex(code, 8)}`;
  }
  return result + quote;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, "0");
}
