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

/** NumPy gives arrays without axes here. */
const whole =
  (call: (...operands: never[]) => NDArray): Op =>
  (args, program) =>
    (call as (...given: unknown[]) => NDArray)(...program.operands(args["x"]).map(texts));

/** Plain texts stay plain; bytes, which have a dtype here, are cut to the width of the elements as those are. */
const replaced: Op = (args, program) => {
  const [a, ...rest] = program.operands(args["x"]);
  const given = rest.map((value) => {
    if (!(value instanceof Scalar) || !isArray(a) || a.dtype.kind !== "S") return value;
    return asGiven(new Scalar(a.dtype, (value.value as string).slice(0, a.itemsize)));
  });
  return (replace as (...operands: unknown[]) => NDArray)(texts(a), ...given);
};

/** strings/ */
export const strings: Ops = {
  "str.str_len": applied(strLen),
  "str.upper": whole(upper),
  "str.lower": whole(lower),
  "str.strip": applied(strip),
  "str.startswith": applied(startswith),
  "str.endswith": applied(endswith),
  "str.find": applied(findText),
  "str.count": applied(countText),
  "str.isalpha": applied(isalpha),
  "str.isdigit": applied(isdigit),
  "str.replace": replaced,
};
