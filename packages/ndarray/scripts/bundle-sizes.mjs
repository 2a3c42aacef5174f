/**
 * Shows what a bundle of functions of `functional` is made of: bytes minified and gzipped, and per
 * module the bytes that the bundle would lose without it.
 *
 *     node scripts/bundle-sizes.mjs add              modules of one function
 *     node scripts/bundle-sizes.mjs add sum where    one line per function
 *     node scripts/bundle-sizes.mjs --text add       the bundle itself
 */
import process from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { minifySync } from "rolldown/utils";

const root = fileURLToPath(new URL("..", import.meta.url));
const entry = `${root}one-function.js`;

const sizeOf = (code) =>
  gzipSync(minifySync("bundle.js", code, { module: true, compress: true, mangle: true }).code)
    .length;

async function bundle(name) {
  const build = await rolldown({
    input: entry,
    platform: "browser",
    cwd: root,
    plugins: [
      {
        name: "one-function",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? `export { ${name} } from "./src/functional.ts";` : undefined),
      },
    ],
  });
  const minified = await build.generate({ minify: true });
  const plain = await build.generate();
  await build.close();
  return {
    bytes: gzipSync(minified.output[0].code).length,
    code: plain.output[0].code,
    text: minified.output[0].code,
    modules: Object.entries(plain.output[0].modules)
      .filter(([, { renderedLength }]) => renderedLength > 0)
      .map(([id, { code }]) => ({ id: id.slice(id.indexOf("packages/") + 9), code })),
  };
}

const [first, ...others] = process.argv.slice(2);
if (first === "--text") {
  console.log((await bundle(others[0])).text);
} else if (others.length === 0) {
  const { bytes, code, modules } = await bundle(first);
  const whole = sizeOf(code);
  const rows = modules
    .map((module) => ({
      ...module,
      bytes: whole - sizeOf(code.replace(module.code, "")),
    }))
    .sort((a, b) => b.bytes - a.bytes);
  for (const row of rows) console.log(`${String(row.bytes).padStart(6)}  ${row.id}`);
  console.log(`${String(bytes).padStart(6)}  ${first}`);
} else {
  for (const name of [first, ...others]) {
    console.log(`${String((await bundle(name)).bytes).padStart(6)}  ${name}`);
  }
}
