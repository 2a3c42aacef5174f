import { needSharedBinding } from "@tsmem/native/shared";
import { collect, forceGc } from "@tsmem/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { SharedMemory, type SharedMemoryHandle } from "../../src/index.ts";

/** What must hold of a segment, kept in plain values. */
interface Segment {
  readonly handle: SharedMemoryHandle;
  readonly bytes: Uint8Array;
  isLinked: boolean;
  /** A mapping went without close(): nobody knows when, so an anonymous segment may open or not. */
  isUncertain: boolean;
  /** Open mappings; a view instead of the object when the object was dropped. */
  readonly open: (SharedMemory | Uint8Array)[];
}

const byteLength = 5000;
const binding = needSharedBinding("test");

type Step =
  | readonly ["create", boolean]
  | readonly ["open" | "close" | "unlink" | "drop" | "forget", number, number]
  | readonly ["write", number, number, number]
  | readonly ["collect"];

const pick = fc.nat({ max: 1000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constant("create" as const), fc.boolean()),
  fc.tuple(fc.constantFrom("open", "close", "unlink", "drop", "forget"), pick, pick),
  fc.tuple(fc.constant("write" as const), pick, pick, fc.nat({ max: 255 })),
  fc.tuple(fc.constant("collect" as const)),
);

const bytesOf = (open: SharedMemory | Uint8Array): Uint8Array =>
  open instanceof SharedMemory ? new Uint8Array(open.buffer) : open;

function check(segments: readonly Segment[]): void {
  for (const { open, bytes } of segments) {
    for (const mapping of open) {
      const seen = bytesOf(mapping);
      expect(seen.length).toBe(byteLength);
      expect(Buffer.compare(seen, bytes)).toBe(0);
    }
  }
}

function run(segments: Segment[], step: Step): void {
  if (step[0] === "collect") {
    forceGc();
    return;
  }
  if (step[0] === "create") {
    const memory = SharedMemory.create({ byteLength, anonymous: step[1] });
    const isLinked = !step[1];
    segments.push({
      handle: memory.handle,
      bytes: new Uint8Array(byteLength),
      isLinked,
      isUncertain: false,
      open: [memory],
    });
    return;
  }
  const segment = segments[step[1] % Math.max(1, segments.length)];
  if (segment === undefined) return;
  const { open, handle, bytes } = segment;
  const at = step[2] % Math.max(1, open.length);
  const mapping = open[at];
  switch (step[0]) {
    case "open":
      // Its creator's descriptor is as good as any while this process has the segment open.
      if (segment.isUncertain && open.length === 0) break;
      if (segment.isLinked || (handle.name === undefined && open.length > 0)) {
        open.push(SharedMemory.open(handle));
      } else {
        expect(() => SharedMemory.open(handle)).toThrow(
          expect.objectContaining({ code: "ERR_TSMEM_NAME_MISSING" }),
        );
      }
      break;
    case "write":
      if (mapping !== undefined) bytesOf(mapping)[step[2]] = bytes[step[2]] = step[3];
      break;
    case "close":
      if (mapping instanceof SharedMemory) {
        mapping.close();
        mapping.close();
        open.splice(at, 1);
      }
      break;
    case "unlink":
      if (mapping instanceof SharedMemory) {
        mapping.unlink();
        segment.isLinked = false;
      }
      break;
    case "drop": // the object goes, a view stays
      if (mapping instanceof SharedMemory) open[at] = bytesOf(mapping);
      break;
    case "forget": // everything goes, without a word
      open.splice(at, 1);
      segment.isUncertain = !segment.isLinked;
      break;
  }
}

// The asynchronous part below must not hold a mapping in a variable across an await.
function runAll(segments: Segment[], steps: readonly Step[]): void {
  for (const next of steps) {
    run(segments, next);
    check(segments);
  }
}

function mappingsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { open }) => sum + open.length, 0);
}

function end(segments: Segment[]): void {
  check(segments);
  for (const { handle, isLinked } of segments.splice(0)) {
    if (isLinked) binding.unlink(handle.name!, handle.id);
  }
}

it("any order of create, open, close, unlink, drop and collect shows the same bytes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const segments: Segment[] = [];
      runAll(segments, steps);
      await collect(() => binding.totals()[0] === mappingsOf(segments));
      end(segments);
      await collect(() => binding.totals()[0] === 0);
      expect(binding.totals()).toEqual([0, 0, 0]);
    }),
    { numRuns: 60 },
  );
});
