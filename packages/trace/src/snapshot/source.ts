import type { SourceMapPayload } from "node:module";
import { builtin, workingDirectory } from "../tracer/runtime.ts";

interface SourceMapReader {
  findEntry(line: number, column: number): { originalSource?: string; originalLine?: number };
}

const maps = new Map<string, SourceMapReader | null>();
const texts = new Map<string, readonly string[]>();

/**
 * Where a position lies in the source that people wrote.
 *
 * @param line - from 1
 * @param column - from 1
 * @returns path, relative to the working directory when it lies inside, and line from 1
 */
export function originalPosition(
  file: string,
  line: number,
  column: number,
): { filename: string; lineno: number } {
  const path = toPath(file);
  const entry =
    line > 0 ? sourceMapOf(path)?.findEntry(line - 1, Math.max(0, column - 1)) : undefined;
  if (entry?.originalSource === undefined || entry.originalLine === undefined) {
    return { filename: displayPath(path), lineno: line };
  }
  const { originalSource } = entry;
  const paths = builtin("node:path");
  const source =
    originalSource.startsWith("file:") || paths === undefined
      ? toPath(originalSource)
      : paths.resolve(paths.dirname(path), originalSource);
  return { filename: displayPath(source), lineno: entry.originalLine + 1 };
}

/** A line of a file, without its end; empty when the file or the line is not there. */
export function sourceLine(filename: string, lineno: number): string {
  let lines = texts.get(filename);
  if (lines === undefined) {
    lines = readText(filename)?.split(/\r?\n/) ?? [];
    texts.set(filename, lines);
  }
  return lines[lineno - 1] ?? "";
}

function toPath(file: string): string {
  return file.startsWith("file:") ? (builtin("node:url")?.fileURLToPath(file) ?? file) : file;
}

function displayPath(path: string): string {
  const paths = builtin("node:path");
  if (paths?.isAbsolute(path) !== true) return path;
  const short = paths.relative(workingDirectory(), path);
  return short === "" || short.startsWith("..") || paths.isAbsolute(short) ? path : short;
}

function readText(path: string): string | undefined {
  try {
    return builtin("node:fs")?.readFileSync(path, "utf8");
  } catch {
    return undefined; // generated code, or a file that is gone: shown without its source
  }
}

function sourceMapOf(path: string): SourceMapReader | null {
  let map = maps.get(path);
  if (map === undefined) {
    map = loadSourceMap(path);
    maps.set(path, map);
  }
  return map;
}

function loadSourceMap(path: string): SourceMapReader | null {
  const module = builtin("node:module");
  if (module === undefined) return null;
  const loaded = module.findSourceMap(path); // loaders that compile on the fly register theirs here
  if (loaded) return loaded;
  const reference = /\/\/[#@] sourceMappingURL=(\S+)\s*$/.exec(readText(path) ?? "")?.[1];
  if (reference === undefined) return null;
  try {
    return new module.SourceMap(JSON.parse(readReference(path, reference)) as SourceMapPayload);
  } catch {
    return null; // a map that is missing or broken: positions of the compiled file are shown
  }
}

function readReference(path: string, reference: string): string {
  const inline = /^data:application\/json[^,]*?(;base64)?,(.*)$/.exec(reference);
  if (inline) return inline[1] === undefined ? decodeURIComponent(inline[2]!) : atob(inline[2]!);
  const paths = builtin("node:path");
  return (paths && readText(paths.resolve(paths.dirname(path), reference))) ?? "";
}
