import { expect, it } from "vitest";
import { checkName, checkNewName, systemName } from "../../src/segment/names.ts";

it("checkName() accepts letters, digits, dots, underscores and dashes", () => {
  for (const name of ["a", "frames", "A.b_c-9", "x".repeat(20)]) {
    expect(() => {
      checkName("open", name);
    }).not.toThrow();
  }
});

it.each([
  [""],
  ["a/b"],
  ["/a"],
  ["a\0b"],
  ["a b"],
  ["é"],
  ["x".repeat(250)],
  [undefined],
  [7],
  ["a\n"],
])("checkName() refuses %j", (name) => {
  expect(() => {
    checkName("open", name);
  }).toThrow(expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }));
});

it("checkNewName() keeps generated names apart from chosen ones", () => {
  expect(() => {
    checkNewName("create", "tsmem.1.2.3");
  }).toThrow("are generated");
  expect(systemName("tsmem.1.2.3")).toBe("tsmem.1.2.3");
  expect(systemName("frames")).toBe("tsmem-frames");
});
