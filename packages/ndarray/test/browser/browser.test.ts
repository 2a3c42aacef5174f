import { expect, it } from "vitest";
import * as nd from "../../src/index.ts";

it("runs cross-origin isolated in a browser, without Node and without native kernels", () => {
  expect((globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated).toBe(true);
  expect(
    (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node,
  ).toBe(undefined);
});

it("arrays go out as npz bytes and come back", () => {
  const x = nd.array([[1, 2.5], [3, 4]]); // prettier-ignore
  const back = nd.readNpz(nd.writeNpz({ x }, { compressed: true })).get("x")!;
  expect(nd.arrayRepr(back)).toBe("array([[1. , 2.5],\n       [3. , 4. ]])");
});

it("an array over a SharedArrayBuffer is sorted in place", () => {
  const shared = new SharedArrayBuffer(24);
  const a = nd.fromBuffer(shared, { dtype: "float64" });
  a.set(3, 0);
  a.set(-1, 1);
  nd.sortInPlace(a);
  expect([...new Float64Array(shared)]).toEqual([-1, 0, 3]);
});
