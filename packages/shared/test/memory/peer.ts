import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./fixtures/process.mjs", import.meta.url));

interface Answer {
  readonly result?: unknown;
  readonly code?: string;
}

/** Another process that has @tsmem/shared; see fixtures/process.mjs for what it can do. */
export class Peer {
  readonly child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.child = child;
  }

  static async start(serialization: "json" | "advanced" = "json"): Promise<Peer> {
    const child = fork(script, [], {
      serialization,
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    await once(child, "message");
    return new Peer(child);
  }

  /** Do something there; gives its result, or throws its error code as a string. */
  async do<T>(name: string, value: unknown = null): Promise<T> {
    const answer = once(this.child, "message") as Promise<[Answer]>;
    this.child.send({ [name]: value });
    const [{ result, code }] = await answer;
    if (code !== undefined) throw new Error(code);
    return result as T;
  }

  /** End it: by a signal, or by one of its own ways to end. */
  async end(how: "SIGKILL" | "SIGTERM" | "exit" | "end" | "throw"): Promise<void> {
    const over = once(this.child, "exit");
    if (how.startsWith("SIG")) this.child.kill(how as NodeJS.Signals);
    else this.child.send({ [how]: null });
    await over;
  }
}
