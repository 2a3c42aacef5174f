// Builds the C++ tests that need no Node (addon/cpp/test/*_test.cc, each one program with every plain
// source) under the address, leak and undefined-behaviour sanitizers, and again under the thread
// sanitizer (unless quick), and runs them. Fails on the first finding.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

// The kernels have no memory of their own and are tested against JavaScript in test/kernels.
const plain = sources().filter((file) => !file.includes("/kernels/") && !needsNode(file));
const tests = readdirSync(join(addonFolder, "cpp/test")).filter((name) =>
  name.endsWith("_test.cc"),
);

try {
  for (const sanitizer of ["address,undefined", ...(isQuick ? [] : ["thread"])]) {
    for (const test of tests) {
      const program = join(folder, `${test}.${sanitizer.replace(",", "-")}`);
      run("g++", [
        ...["-std=c++17", "-g", "-O1", "-Wall", "-Wextra", "-pthread"],
        ...[`-fsanitize=${sanitizer}`, "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"],
        ...[join(addonFolder, "cpp/test", test), ...plain, "-o", program],
      ]);
      run(program, [], {
        ASAN_OPTIONS: "detect_leaks=1:allocator_may_return_null=1",
        TSAN_OPTIONS: "report_mutex_bugs=0", // locks of dead owners, and wrong use on purpose
      });
      console.log(`${test} is clean under -fsanitize=${sanitizer}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
