import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { Profile } from "pprof-format";
import { describe, expect, it } from "vitest";
import { toHeapProfile, toPprof, toSpeedscope } from "../../src/export/index.ts";
import { Frame, Snapshot, Traceback } from "../../src/index.ts";

const require = createRequire(import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8")) as unknown;

// Fractions as in sampled mode, a frame without a name, an unknown position, no traces at all.
const main = new Frame("src/main.ts", 1);
const load = new Frame("src/load.ts", 20, "load");
const unknown = new Frame("<unknown>", 0);
const snapshots = {
  "a snapshot": new Snapshot(
    [
      { domain: "ndarray", size: 1000, count: 3.25, traceback: new Traceback([main, load]) },
      { domain: "Buffer", size: 500, count: 1, traceback: new Traceback([main]) },
      { domain: "pool", size: 0, count: 1, traceback: new Traceback([unknown]) },
    ],
    2,
  ),
  "an empty snapshot": new Snapshot([], 1),
};

interface ProtocolType {
  readonly id: string;
  readonly name: string;
  readonly type?: string;
  readonly $ref?: string;
  readonly optional?: boolean;
  readonly items?: ProtocolType;
  readonly properties?: readonly ProtocolType[];
}

/** A type of the DevTools protocol as JSON Schema; nothing beyond its properties is allowed. */
function schemaOf(domain: string, { type, $ref, items, properties }: ProtocolType): object {
  if ($ref !== undefined) {
    return { $ref: `#/$defs/${$ref.includes(".") ? $ref : `${domain}.${$ref}`}` };
  }
  if (items !== undefined) return { type, items: schemaOf(domain, items) };
  if (properties === undefined) return { type };
  return {
    type,
    properties: Object.fromEntries(properties.map((one) => [one.name, schemaOf(domain, one)])),
    required: properties.filter(({ optional }) => optional !== true).map(({ name }) => name),
    additionalProperties: false,
  };
}

function heapProfileSchema(): object {
  const { domains } = readJson(require.resolve("devtools-protocol/json/js_protocol.json")) as {
    domains: { domain: string; types?: ProtocolType[] }[];
  };
  const types = domains
    .filter(({ domain }) => domain === "HeapProfiler" || domain === "Runtime")
    .flatMap(({ domain, types: list = [] }) =>
      list.map((type) => [`${domain}.${type.id}`, schemaOf(domain, type)] as const),
    );
  return {
    $ref: "#/$defs/HeapProfiler.SamplingHeapProfile",
    $defs: Object.fromEntries(types),
  };
}

describe("a .heapprofile file", () => {
  const validate = new Ajv({ strict: false }).compile(heapProfileSchema());

  it.each(Object.entries(snapshots))("of %s is what the DevTools protocol says", (_, snapshot) => {
    validate(JSON.parse(JSON.stringify(toHeapProfile(snapshot))));
    expect(validate.errors).toBeNull();
  });

  const isV8 = !("bun" in process.versions);
  it.runIf(isV8)(
    "is checked by rules that V8's own profile passes and a wrong one does not",
    async () => {
      const session = new Session();
      session.connect();
      await session.post("HeapProfiler.startSampling");
      const { profile } = await session.post("HeapProfiler.stopSampling");
      session.disconnect();
      validate(profile);
      expect(validate.errors).toBeNull();
      expect(validate({ ...profile, head: { ...profile.head, selfSize: "1" } })).toBe(false);
    },
  );
});

describe("a speedscope file", () => {
  const schema = readJson(
    require.resolve("speedscope/dist/release/file-format-schema.json"),
  ) as object;
  const validate = new Ajv({ strict: false }).compile(schema);

  it.each(Object.entries(snapshots))("of %s follows speedscope's own schema", (_, snapshot) => {
    const file = toSpeedscope(snapshot);
    validate(JSON.parse(JSON.stringify(file)));
    expect(validate.errors).toBeNull();
    for (const stack of file.profiles[0]!.samples) {
      for (const frame of stack) expect(file.shared.frames[frame]).toBeDefined();
    }
    expect(file.profiles[0]!.weights).toHaveLength(file.profiles[0]!.samples.length);
  });

  it("is checked by a schema that refuses a wrong one", () => {
    expect(validate({ ...toSpeedscope(snapshots["a snapshot"]), shared: {} })).toBe(false);
  });
});

describe("a pprof file", () => {
  // The rules of CheckValid in github.com/google/pprof/profile.
  it.each(Object.entries(snapshots))("of %s keeps the rules of pprof", (_, snapshot) => {
    const profile = Profile.decode(toPprof(snapshot));
    expect(profile.stringTable.strings[0]).toBe("");
    const ids = (list: readonly { id: number | bigint }[]): number[] =>
      list.map(({ id }) => Number(id));
    const [functions, locations] = [ids(profile.function), ids(profile.location)];
    for (const list of [functions, locations]) {
      expect(new Set(list).size).toBe(list.length);
      expect(list).not.toContain(0);
    }
    for (const { line } of profile.location) {
      for (const { functionId } of line) expect(functions).toContain(Number(functionId));
    }
    for (const { locationId, value } of profile.sample) {
      expect(value).toHaveLength(profile.sampleType.length);
      for (const id of locationId) expect(locations).toContain(Number(id));
    }
    expect(profile.sample).toHaveLength(snapshot.traces.length);
  });
});
