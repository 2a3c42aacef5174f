// Bundles the runner, because Node 20 does not read TypeScript, and runs it.
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const file = at("../../node_modules/.cache/conformance.mjs");
const bundle = await rolldown({
  input: at("./cli.ts"),
  platform: "node",
  external: [/^node:/, /^@tsmem\//, "fflate"],
});
await bundle.write({ file, format: "esm" });
const { main } = await import(file);
process.exitCode = main(process.argv.slice(2), at("./data"));
