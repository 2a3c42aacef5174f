/** Where the blocks of a pool were allocated; only kept in debug mode. */
export class Sites {
  readonly #sites = new Map<number, string>();

  /** Remember the caller of the pool. */
  record(address: number): void {
    this.#sites.set(address, callerOutside(new Error().stack ?? ""));
  }

  move(from: number, to: number): void {
    this.#sites.set(to, this.#sites.get(from) ?? "unknown");
    this.#sites.delete(from);
  }

  of(address: number): string | undefined {
    return this.#sites.get(address);
  }

  forget(address: number): void {
    this.#sites.delete(address);
  }

  forgetAll(): void {
    this.#sites.clear();
  }
}

// Cut by hand: bundlers take `new URL(".", import.meta.url)` for an asset and rewrite it.
const here: string = import.meta.url.slice(0, import.meta.url.lastIndexOf("/") + 1);
const herePath: string = new URL(here).pathname;

/** The first stack line that is not of this package. */
function callerOutside(stack: string): string {
  const lines = stack.split("\n").filter((line) => /:\d+/.test(line));
  const caller = lines.find((line) => !line.includes(here) && !line.includes(herePath));
  return caller?.trim().replace(/^at /, "") ?? "unknown";
}
