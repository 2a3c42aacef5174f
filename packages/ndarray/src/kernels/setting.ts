const { env } =
  (globalThis as { process?: { env?: Record<string, string | undefined> } }).process ?? {};

/**
 * The environment variable `TSMEM_NATIVE`: `0` keeps everything in JavaScript, `1` sends everything that
 * has a native kernel to it; otherwise sizes decide.
 */
export const nativeSetting: string | undefined = env?.["TSMEM_NATIVE"];
