import { describe, expect, it } from "vitest";
import * as core from "../../src/index.ts";

describe("errors", () => {
  it("carry a listed code, their name on the prototype and the values as properties", () => {
    const error = new core.AxisError("sum: axis 5 is out of bounds", { axis: 5, ndim: 2 });
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ name: "AxisError", code: "ERR_TSMEM_AXIS", axis: 5, ndim: 2 });
    expect(Object.hasOwn(error, "name")).toBe(false);
    expect(String(error)).toBe("AxisError: sum: axis 5 is out of bounds");
  });

  it("keep the cause", () => {
    const cause = new Error("inner");
    expect(new core.FormatError("npy: bad header", { cause }).cause).toBe(cause);
  });

  it("are recognised by code, whichever copy of the package made them", () => {
    const foreign = Object.assign(new Error("x"), { code: "ERR_TSMEM_SHAPE" });
    expect(core.isTsmemError(foreign)).toBe(true);
    expect(core.isTsmemError(Object.assign(new Error("x"), { code: "ENOENT" }))).toBe(false);
    expect(core.isTsmemError({ code: "ERR_TSMEM_SHAPE" })).toBe(false);
    expect(core.isTsmemError(undefined)).toBe(false);
  });
});
