// In raw mode a terminal sends Ctrl-C and Ctrl-D as characters.
const quitKeys = ["q", "Q", "\u0003", "\u0004"];

/** Wait for `q`, Ctrl-C or the end of the input. Without a terminal for input, only for Ctrl-C. */
export function untilQuit(): Promise<void> {
  const { stdin } = process;
  return new Promise((resolve) => {
    const quit = (): void => {
      process.off("SIGINT", quit);
      if (stdin.isTTY) stdin.setRawMode(false);
      stdin.pause();
      resolve();
    };
    process.once("SIGINT", quit);
    if (!stdin.isTTY) return;
    stdin.setRawMode(true);
    stdin.setEncoding("utf8").on("data", (keys: string) => {
      if (quitKeys.some((key) => keys.includes(key))) quit();
    });
    stdin.resume();
  });
}
