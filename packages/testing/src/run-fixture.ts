import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a child process ended. */
export interface FixtureResult {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface FixtureOptions {
  readonly args?: readonly string[];
  /** Options of the runtime; default `--expose-gc`. */
  readonly execArgv?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

/** Run a script in a child process of this runtime, so that a crash there is a result and not our end. */
export function runFixture(
  script: URL | string,
  options: FixtureOptions = {},
): Promise<FixtureResult> {
  const { args = [], env = {}, timeoutMs = 120_000 } = options;
  const execArgv = options.execArgv ?? ("Bun" in globalThis ? [] : ["--expose-gc"]);
  const path = typeof script === "string" ? script : fileURLToPath(script);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...execArgv, path, ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (status, signal) => {
      resolve({ status, signal, stdout, stderr });
    });
  });
}
