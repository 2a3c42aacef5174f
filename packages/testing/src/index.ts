export { collect, forceGc } from "./collect.ts";
export { type FixtureOptions, type FixtureResult, runFixture } from "./run-fixture.ts";
export { installPacked } from "./install-packed.ts";
