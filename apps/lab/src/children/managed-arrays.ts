// Allocates 2048 C arrays of 4 MiB in one synchronous loop and drops each. Argument: managed or leaking.
import { isTsmemError } from "@tsmem/core";
import { example } from "example-addon";
import { reportMemory } from "../memory/report.ts";

const steps = 2048;
const ints = 2 ** 20; // 4 MiB
const allocate = process.argv[2] === "leaking" ? example!.allocLeaking : example!.allocManaged;

let step = 0;
try {
  for (; step < steps; step += 1) {
    allocate(ints);
    if (step % 16 === 0) reportMemory();
    if (step % 128 === 0) console.log(`step ${step}`);
  }
  console.log("done");
} catch (error) {
  if (!isTsmemError(error)) throw error;
  console.log(`failed at step ${step}: ${error.code}`);
}
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
