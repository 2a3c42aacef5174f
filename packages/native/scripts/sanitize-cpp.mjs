// Builds the C++ tests that need no Node (addon/cpp/test/*_test.cc, each one program with every plain
// source, kernels_test.cc with those of the kernels) under the address, leak and undefined-behaviour
// sanitizers, and again under the thread sanitizer (unless quick; of the kernels what uses threads), and runs
// them. Fails on the first finding.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { addonFolder, isQuick, run, sources } from "./sanitize-common.mjs";

const folder = mkdtempSync(join(tmpdir(), "tsmem-sanitize-"));

/** Whether a file, or a header of ours that it includes, needs Node-API. */
function needsNode(file) {
  const text = readFileSync(file, "utf8");
  if (/#include <(node_api|napi)\.h>/.test(text)) return true;
  return [...text.matchAll(/#include "([^"]+)"/g)].some(([, name]) =>
    needsNode(join(dirname(file), name)),
  );
}

const isKernel = (file) => file.includes("/kernels/");
/** What the kernels need of the rest. */
const isForKernels = (file) => isKernel(file) || /\/(pages|page_cache)\.cc$/.test(file);
const plain = sources().filter((file) => !needsNode(file));
const tests = readdirSync(join(addonFolder, "cpp/test")).filter((name) =>
  name.endsWith("_test.cc"),
);

/** Compile files side by side; the kernels take minutes one by one. */
async function compile(files, flags, tag) {
  const objects = files.map((file) => join(folder, `${basename(file)}.${tag}.o`));
  const queue = files.map((file, i) => [...flags, "-c", file, "-o", objects[i]]);
  const worker = async () => {
    for (let args = queue.pop(); args !== undefined; args = queue.pop()) {
      const child = spawn("g++", args, { stdio: "inherit" });
      const [status] = await once(child, "exit");
      if (status !== 0) throw new Error(`g++ ${args.join(" ")}: status ${status}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return objects;
}

try {
  for (const sanitizer of ["address,undefined", ...(isQuick ? [] : ["thread"])]) {
    const flags = [
      ...["-std=c++17", "-g", "-O1", "-Wall", "-Wextra", "-pthread"],
      ...["-fno-strict-aliasing", "-ffp-contract=off", "-Wno-psabi"], // as for the kernels
      ...[`-fsanitize=${sanitizer}`, "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"],
    ];
    for (const test of tests) {
      const isOfKernels = test === "kernels_test.cc";
      const files = plain.filter((file) => (isOfKernels ? isForKernels(file) : !isKernel(file)));
      const tag = `${test}.${sanitizer.replace(",", "-")}`;
      const program = join(folder, tag);
      const all = [join(addonFolder, "cpp/test", test), ...files];
      run("g++", [...flags, ...(await compile(all, flags, tag)), "-o", program]);
      run(program, [], { ASAN_OPTIONS: "detect_leaks=1:allocator_may_return_null=1" });
      console.log(`${test} is clean under -fsanitize=${sanitizer}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
