import { lower, replace, strip, upper } from "../../../src/strings/change.ts";
import {
  countText,
  endswith,
  findText,
  isalpha,
  isdigit,
  startswith,
  strLen,
} from "../../../src/strings/inspect.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import { bytesDType } from "../../../src/dtype/text.ts";
import { isArray } from "../runner/kinds.ts";
import type { Op, Ops } from "../runner/op.ts";
import { asGiven, orScalar } from "./operands.ts";

// Python bytes are byte strings, which the library knows by dtype alone.
function texts(operand: unknown): unknown {
  if (isArray(operand)) return operand;
  if (!(operand instanceof Uint8Array)) return asGiven(operand);
  const text = String.fromCharCode(...operand);
  return asGiven(new Scalar(bytesDType(Math.max(operand.length, 1)), text));
}

const applied =
  (call: (...operands: never[]) => NDArray): Op =>
  (args, program) => {
    const operands = program.operands(args["x"]).map(texts);
    return orScalar((call as (...given: unknown[]) => NDArray)(...operands));
  };

/** strings/ */
export const strings: Ops = {
  "str.str_len": applied(strLen),
  "str.upper": applied(upper),
  "str.lower": applied(lower),
  "str.strip": applied(strip),
  "str.startswith": applied(startswith),
  "str.endswith": applied(endswith),
  "str.find": applied(findText),
  "str.count": applied(countText),
  "str.isalpha": applied(isalpha),
  "str.isdigit": applied(isdigit),
  "str.replace": applied(replace),
};
