import { available, reason } from "example-addon";
import { outcome, type Recipe } from "../recipe.ts";
import { hasDataLimit, runChild } from "../run-child.ts";

const dataLimitMiB = 2048;

/** C arrays that JavaScript owns are freed inside a synchronous loop; without an owner they pile up. */
export const managedArrays: Recipe = {
  name: "managed-arrays",
  title: "Managed C arrays: 2048 x 4 MiB from C in one synchronous loop",
  expects:
    "the managed loop finishes below 256 MiB; the leaking one fails with ERR_TSMEM_OUT_OF_MEMORY",
  unavailable: () => (available ? undefined : reason),
  async run(progress) {
    const run = (variant: string) =>
      runChild("managed-arrays", {
        args: [variant],
        dataLimitMiB,
        onLine: (line) => {
          progress(`${variant}: ${line}`);
        },
      });
    const managed = await run("managed");
    const peakMiB = Number(managed.lines.at(-1)?.replace("peak ", ""));
    const managedSeen = `managed: ${managed.lines.at(-2) ?? managed.stderr}, peak ${peakMiB} MiB`;
    const managedChecks = {
      "managed loop finishes": managed.lines.includes("done"),
      "managed loop stays below 256 MiB": peakMiB < 256,
    };
    // Without a limit the leaking loop would take 8 GiB from everyone else.
    if (!hasDataLimit) return outcome(`${managedSeen}; no data limit here`, managedChecks);

    const leaking = await run("leaking");
    const failure = leaking.lines.find((line) => line.startsWith("failed")) ?? "did not fail";
    return outcome(`${managedSeen}; leaking under 2 GiB: ${failure}`, {
      ...managedChecks,
      "leaking loop runs out of memory": failure.endsWith("ERR_TSMEM_OUT_OF_MEMORY"),
    });
  },
};
