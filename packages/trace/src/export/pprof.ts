import {
  Function,
  Label,
  Line,
  Location,
  Profile,
  Sample,
  StringTable,
  ValueType,
} from "pprof-format";
import type { Frame } from "../snapshot/frame.ts";
import { checkSnapshot, type Snapshot } from "../snapshot/snapshot.ts";

/**
 * A snapshot as an uncompressed pprof profile with the values `inuse_objects` and `inuse_space`; each
 * sample is labelled with its domain. `go tool pprof` also reads it gzipped.
 */
export function toPprof(snapshot: Snapshot): Uint8Array {
  checkSnapshot("toPprof", "snapshot", snapshot);
  const stringTable = new StringTable();
  const functions = new Map<string, Function>();
  const locations = new Map<string, Location>();

  const functionOf = (frame: Frame): Function => {
    const key = `${frame.filename} ${frame.name}`;
    let known = functions.get(key);
    if (known === undefined) {
      const name = stringTable.dedup(frame.name === "" ? frame.filename : frame.name);
      const filename = stringTable.dedup(frame.filename);
      known = new Function({ id: functions.size + 1, name, systemName: name, filename });
      functions.set(key, known);
    }
    return known;
  };
  const locationOf = (frame: Frame): Location => {
    const key = `${frame.toString()} ${frame.name}`;
    let known = locations.get(key);
    if (known === undefined) {
      const line = [new Line({ functionId: functionOf(frame).id, line: frame.lineno })];
      known = new Location({ id: locations.size + 1, line });
      locations.set(key, known);
    }
    return known;
  };
  const valueType = (type: string, unit: string): ValueType =>
    new ValueType({ type: stringTable.dedup(type), unit: stringTable.dedup(unit) });

  const sample = snapshot.traces.map(
    ({ domain, size, count, traceback }) =>
      new Sample({
        locationId: [...traceback.frames].reverse().map((frame) => locationOf(frame).id),
        value: [Math.round(count), Math.round(size * count)],
        label: [new Label({ key: stringTable.dedup("domain"), str: stringTable.dedup(domain) })],
      }),
  );
  return new Profile({
    sampleType: [valueType("inuse_objects", "count"), valueType("inuse_space", "bytes")],
    sample,
    location: [...locations.values()],
    function: [...functions.values()],
    stringTable,
    timeNanos: BigInt(snapshot.takenAt.getTime()) * 1_000_000n,
    periodType: valueType("space", "bytes"),
  }).encode();
}
