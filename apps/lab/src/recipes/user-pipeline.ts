import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Linter } from "eslint";
import type { NDArray } from "@tsmem/ndarray";
import { Filter, formatSize, pinsReport, start, stop, takeLiveSnapshot } from "@tsmem/trace";
import * as copy from "../pipelines/copy.ts";
import * as renamed from "../pipelines/renamed.ts";
import * as slice from "../pipelines/slice.ts";
import * as unnamed from "../pipelines/unnamed.ts";
import { type Row, rowsOfUser } from "../pipelines/users.ts";
import { outcome, type Progress, type Recipe } from "../recipe.ts";

interface Pipeline {
  readonly kept: NDArray[];
  addUser(rows: readonly Row[]): void;
}

interface Traced {
  /** Bytes alive after each user. */
  readonly sizes: readonly number[];
  readonly lines: readonly string[];
  readonly pinnedBytes: number;
  readonly copyWouldSave: number;
  readonly pins: readonly string[];
}

const users = 5;
const tableBytes = 10_000 * 6 * 21 * 4; // U21: 21 characters of 4 bytes
const keptBytes = 10 * 3 * 21 * 4;
const pipelines: Readonly<Record<string, Pipeline>> = {
  slice,
  unnamed,
  renamed,
  copy,
};

/** Ten rows of each user's table: which line holds the memory, what pins it, and what a copy saves. */
export const userPipeline: Recipe = {
  name: "user-pipeline",
  title: "User pipeline: ten rows kept of each of five tables, four variants",
  expects:
    "a kept slice grows by its whole table of 4922 KiB per user, whatever becomes of the name; .copy() stays flat",
  async run(progress) {
    const checks: Record<string, boolean> = {};
    const detail: string[] = [];
    const seen: string[] = [];
    const runs = new Map<string, Traced>();
    for (const [name, pipeline] of Object.entries(pipelines)) {
      runs.set(name, await trace(name, pipeline, progress));
    }
    progress("what the lint rule says");
    const reports = await lint();
    for (const [name, traced] of runs) {
      const growth = traced.sizes.map((size) => formatSize(size));
      const reported = reports.filter((report) => report.startsWith(`${name}.ts:`));
      seen.push(`${name} ${growth.at(-1)!}`);
      detail.push(
        `${name}, alive after each user: ${growth.join(", ")}`,
        ...[...traced.lines, ...traced.pins, ...reported].map((line) => `  ${line}`),
      );

      const isCopy = name === "copy";
      const perUser = isCopy ? keptBytes : tableBytes;
      const saved = isCopy ? 0 : users * (tableBytes - keptBytes);
      checks[`${name}: ${perUser} bytes per user`] = traced.sizes.every(
        (size, user) => size === (user + 1) * perUser,
      );
      checks[`${name}: pins`] = traced.pinnedBytes === (isCopy ? 0 : users * tableBytes);
      checks[`${name}: a copy would save ${saved} bytes`] = traced.copyWouldSave === saved;
      checks[`${name}: reports of the lint rule`] = reported.length === (isCopy ? 0 : 1);
    }
    return outcome(`after ${users} users: ${seen.join(", ")}`, checks, detail.join("\n"));
  },
};

/** Run a pipeline with every allocation traced, and collect garbage after each user. */
async function trace(name: string, pipeline: Pipeline, progress: Progress): Promise<Traced> {
  start({ mode: "full" });
  try {
    const sizes: number[] = [];
    let lines: string[] = [];
    for (let user = 0; user < users; user += 1) {
      progress(`${name}: user ${user + 1} of ${users}`);
      pipeline.addUser(rowsOfUser(user));
      const { live } = await takeLiveSnapshot();
      const own = live.filterTraces([new Filter(true, `*pipelines/${name}.ts`)]);
      sizes.push(own.size);
      lines = own.statistics("lineno").map(String);
    }
    const pins = pinsReport().lines;
    return {
      sizes,
      lines,
      pinnedBytes: pins.reduce((sum, { pinnedBytes }) => sum + pinnedBytes, 0),
      copyWouldSave: pins.reduce((sum, { copyWouldSave }) => sum + copyWouldSave, 0),
      pins: String(pinsReport())
        .split("\n")
        .filter((line) => line !== ""),
    };
  } finally {
    stop();
    pipeline.kept.length = 0;
  }
}

/** What the rule `no-stored-view` reports in the sources of the pipelines. */
async function lint(): Promise<string[]> {
  const { ESLint } = await import("eslint");
  const { parser } = await import("typescript-eslint");
  const { default: tsmem } = await import("@tsmem/eslint-plugin");
  const folder = fileURLToPath(new URL("../..", import.meta.url));
  const parserOptions = { projectService: true, tsconfigRootDir: folder };
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/*.ts"], languageOptions: { parser, parserOptions } },
      tsmem.configs.recommended as Linter.Config,
    ],
  });
  const results = await eslint.lintFiles(["src/pipelines/*.ts"]);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, line, message }) => `${basename(filePath)}:${line}: ${message} (${ruleId})`,
    ),
  );
}
