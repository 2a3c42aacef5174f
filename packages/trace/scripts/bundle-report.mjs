// Bundles the report's script and style into one TypeScript file that the package ships, so that a report
// needs nothing from elsewhere. `--check` compares instead of writing.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);
const target = at("../src/export/generated/report-client.ts");

const dropStyles = {
  name: "styles-are-inlined-in-the-page",
  load: (id) => (id.endsWith(".css") ? { code: "", moduleType: "js" } : null),
};
const bundle = await rolldown({ input: at("../client/report.js"), plugins: [dropStyles] });
const { output } = await bundle.generate({ format: "iife", minify: true });
const script = output[0].code.replaceAll("</script", "<\\/script").trim();

const uplotStyle = join(dirname(require.resolve("uplot/package.json")), "dist/uPlot.min.css");
const flameStyle = join(dirname(require.resolve("d3-flame-graph")), "d3-flamegraph.css");
const ownStyle = await readFile(at("../client/report.css"), "utf8");
const style = [await readFile(uplotStyle, "utf8"), await readFile(flameStyle, "utf8"), ownStyle]
  .join("\n")
  .replaceAll(/\s*\n\s*/g, "\n");

const text = `// Written by scripts/bundle-report.mjs from client/, uplot and d3-flame-graph. Do not edit.
export const clientScript: string = ${JSON.stringify(script)};
export const clientStyle: string = ${JSON.stringify(style)};
`;
if (process.argv.includes("--check")) {
  if ((await readFile(target, "utf8").catch(() => "")) !== text) {
    console.error("src/export/generated is out of date; run: pnpm --filter @tsmem/trace generate");
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
