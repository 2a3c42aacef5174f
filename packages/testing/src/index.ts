export { collect, forceGc } from "./collect.ts";
export { type PublicCall, sweep, type SweepOptions } from "./hostile/sweep.ts";
export { hostileValues, OwnError } from "./hostile/values.ts";
export { printed, type ProgramOptions } from "./printed.ts";
export { type FixtureOptions, type FixtureResult, runFixture } from "./run-fixture.ts";
export { installPacked } from "./install-packed.ts";
