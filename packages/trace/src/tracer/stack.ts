/** What V8's structured stack traces offer; other engines offer a part of it. */
export interface CallSite {
  getFileName(): string | null | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getPosition?(): number;
  getEvalOrigin?(): string | undefined;
  getFunctionName?(): string | null;
}

interface ErrorWithHooks {
  prepareStackTrace: unknown;
  stackTraceLimit: number;
  captureStackTrace(target: object, below?: unknown): void;
}

const hooks = Error as unknown as ErrorWithHooks;
const keepCallSites = (_: unknown, sites: CallSite[]): CallSite[] => sites;
const noFrames: readonly CallSite[] = [];
// Elsewhere, and where Error was frozen, allocations count under an unknown site.
const canCapture = "captureStackTrace" in Error && !Object.isFrozen(Error);

/**
 * The frames below a function, most recent first.
 *
 * The user's own `prepareStackTrace` and `stackTraceLimit` are put back before this returns;
 * where they were absent they stay behind as `undefined`, because deleting them would turn `Error`
 * into a dictionary and make every later capture 3 µs slower.
 *
 * @param below - frames above and including this function are left out
 */
export function captureFrames(limit: number, below: unknown): readonly CallSite[] {
  if (!canCapture) return noFrames;
  const prepare = hooks.prepareStackTrace;
  const userLimit = hooks.stackTraceLimit;
  const holder: { stack?: unknown } = {};
  hooks.prepareStackTrace = keepCallSites;
  hooks.stackTraceLimit = limit;
  hooks.captureStackTrace(holder, below);
  const frames = holder.stack;
  hooks.prepareStackTrace = prepare;
  hooks.stackTraceLimit = userLimit;
  // Text instead of frames: an allocation made while the engine formats another stack.
  return Array.isArray(frames) ? (frames as readonly CallSite[]) : noFrames;
}
