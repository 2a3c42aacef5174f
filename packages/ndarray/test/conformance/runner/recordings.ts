import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Case } from "./case.ts";
import { hasFiles } from "./files.ts";

/** The areas of a folder of recordings: its `.jsonl` and `.jsonl.gz` files, and "npy" for sample files. */
export function areasIn(folder: string): string[] {
  const areas = readdirSync(folder).flatMap((name) => /^(.+)\.jsonl(\.gz)?$/.exec(name)?.[1] ?? []);
  if (hasFiles(folder)) areas.push("npy");
  return areas.filter((area, i, all) => all.indexOf(area) === i).sort();
}

/** The cases of one area. */
export function casesOf(folder: string, area: string): Case[] {
  const name = readdirSync(folder).find(
    (file) => file === `${area}.jsonl` || file === `${area}.jsonl.gz`,
  );
  if (name === undefined) throw new Error(`conformance: ${folder} has no ${area}.jsonl`);
  const bytes = readFileSync(join(folder, name));
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Case);
}
