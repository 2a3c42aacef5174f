/** Command line of generate-kernels.ts; run from the package folder. */
import { syncKernels } from "./generate-kernels.ts";

const write = process.argv.includes("--write");
const different = syncKernels("src/kernels/generated", write);
if (different.length > 0) {
  console.log(`${write ? "wrote" : "out of date"}: ${different.join(" ")}`);
  if (!write) process.exitCode = 1;
}
