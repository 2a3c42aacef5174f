import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { MemorySample } from "./memory/sample.ts";
import { noteChild } from "./memory/watch.ts";

/** How a child process ended. */
export interface ChildResult {
  readonly status: number | null;
  readonly lines: readonly string[];
  readonly stderr: string;
}

export interface ChildOptions {
  readonly args?: readonly string[];
  /** Bound on the data segment in MiB (`ulimit -d`); left out where the system has none. */
  readonly dataLimitMiB?: number;
  /** Called with each line that the child prints. */
  readonly onLine?: (line: string) => void;
}

/** Whether this system enforces a bound on the data segment. */
export const hasDataLimit: boolean = process.platform === "linux";

/** Run `children/<name>` in a process of its own, so that its memory is its own. */
export function runChild(name: string, options: ChildOptions = {}): Promise<ChildResult> {
  const script = fileURLToPath(new URL(`./children/${name}.js`, import.meta.url));
  const reporting = new URL("./memory/report.js", import.meta.url).href;
  const flags = ["--expose-gc", "--import", reporting];
  const command = [process.execPath, ...flags, script, ...(options.args ?? [])];
  const limit =
    options.dataLimitMiB === undefined || !hasDataLimit
      ? []
      : ["sh", "-c", `ulimit -d ${options.dataLimitMiB * 1024}; exec "$@"`, "sh"];
  const [file, ...args] = [...limit, ...command];
  return new Promise((resolve, reject) => {
    const child = spawn(file!, args, { stdio: ["ignore", "pipe", "pipe", "ipc"] });
    child.on("message", ({ memory }: { memory: MemorySample }) => {
      noteChild(child, memory);
    });
    const lines: string[] = [];
    let rest = "";
    let stderr = "";
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop()!;
      for (const line of parts) {
        lines.push(line);
        options.onLine?.(line);
      }
    });
    child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (status) => {
      noteChild(child, undefined);
      resolve({ status, lines, stderr });
    });
  });
}
