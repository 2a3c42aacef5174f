// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { OtherLoops } from "../types.ts";
import { addOtherLoops } from "./other/add.ts";
import { subtractOtherLoops } from "./other/subtract.ts";
import { multiplyOtherLoops } from "./other/multiply.ts";
import { divideOtherLoops } from "./other/divide.ts";
import { floorDivideOtherLoops } from "./other/floor-divide.ts";
import { remainderOtherLoops } from "./other/remainder.ts";
import { divmodOtherLoops } from "./other/divmod.ts";
import { fmodOtherLoops } from "./other/fmod.ts";
import { powerOtherLoops } from "./other/power.ts";
import { floatPowerOtherLoops } from "./other/float-power.ts";
import { negativeOtherLoops } from "./other/negative.ts";
import { positiveOtherLoops } from "./other/positive.ts";
import { absoluteOtherLoops } from "./other/absolute.ts";
import { fabsOtherLoops } from "./other/fabs.ts";
import { signOtherLoops } from "./other/sign.ts";
import { rintOtherLoops } from "./other/rint.ts";
import { floorOtherLoops } from "./other/floor.ts";
import { ceilOtherLoops } from "./other/ceil.ts";
import { truncOtherLoops } from "./other/trunc.ts";
import { sqrtOtherLoops } from "./other/sqrt.ts";
import { squareOtherLoops } from "./other/square.ts";
import { reciprocalOtherLoops } from "./other/reciprocal.ts";
import { conjugateOtherLoops } from "./other/conjugate.ts";
import { cbrtOtherLoops } from "./other/cbrt.ts";
import { expOtherLoops } from "./other/exp.ts";
import { exp2OtherLoops } from "./other/exp2.ts";
import { expm1OtherLoops } from "./other/expm1.ts";
import { logOtherLoops } from "./other/log.ts";
import { log2OtherLoops } from "./other/log2.ts";
import { log10OtherLoops } from "./other/log10.ts";
import { log1pOtherLoops } from "./other/log1p.ts";
import { sinOtherLoops } from "./other/sin.ts";
import { cosOtherLoops } from "./other/cos.ts";
import { tanOtherLoops } from "./other/tan.ts";
import { arcsinOtherLoops } from "./other/arcsin.ts";
import { arccosOtherLoops } from "./other/arccos.ts";
import { arctanOtherLoops } from "./other/arctan.ts";
import { sinhOtherLoops } from "./other/sinh.ts";
import { coshOtherLoops } from "./other/cosh.ts";
import { tanhOtherLoops } from "./other/tanh.ts";
import { arcsinhOtherLoops } from "./other/arcsinh.ts";
import { arccoshOtherLoops } from "./other/arccosh.ts";
import { arctanhOtherLoops } from "./other/arctanh.ts";
import { arctan2OtherLoops } from "./other/arctan2.ts";
import { hypotOtherLoops } from "./other/hypot.ts";
import { logaddexpOtherLoops } from "./other/logaddexp.ts";
import { logaddexp2OtherLoops } from "./other/logaddexp2.ts";
import { degreesOtherLoops } from "./other/degrees.ts";
import { radiansOtherLoops } from "./other/radians.ts";
import { maximumOtherLoops } from "./other/maximum.ts";
import { minimumOtherLoops } from "./other/minimum.ts";
import { fmaxOtherLoops } from "./other/fmax.ts";
import { fminOtherLoops } from "./other/fmin.ts";
import { greaterOtherLoops } from "./other/greater.ts";
import { greaterEqualOtherLoops } from "./other/greater-equal.ts";
import { lessOtherLoops } from "./other/less.ts";
import { lessEqualOtherLoops } from "./other/less-equal.ts";
import { equalOtherLoops } from "./other/equal.ts";
import { notEqualOtherLoops } from "./other/not-equal.ts";
import { logicalAndOtherLoops } from "./other/logical-and.ts";
import { logicalOrOtherLoops } from "./other/logical-or.ts";
import { logicalXorOtherLoops } from "./other/logical-xor.ts";
import { logicalNotOtherLoops } from "./other/logical-not.ts";
import { isnanOtherLoops } from "./other/isnan.ts";
import { isinfOtherLoops } from "./other/isinf.ts";
import { isfiniteOtherLoops } from "./other/isfinite.ts";
import { isnatOtherLoops } from "./other/isnat.ts";
import { signbitOtherLoops } from "./other/signbit.ts";
import { copysignOtherLoops } from "./other/copysign.ts";
import { nextafterOtherLoops } from "./other/nextafter.ts";
import { spacingOtherLoops } from "./other/spacing.ts";
import { modfOtherLoops } from "./other/modf.ts";
import { frexpOtherLoops } from "./other/frexp.ts";
import { ldexpOtherLoops } from "./other/ldexp.ts";
import { heavisideOtherLoops } from "./other/heaviside.ts";
import { sumOtherLoops } from "./other/sum.ts";
import { argmaxOtherLoops } from "./other/argmax.ts";
import { argminOtherLoops } from "./other/argmin.ts";
import { anyOtherLoops } from "./other/any.ts";
import { allOtherLoops } from "./other/all.ts";

/** Loops of float16, complex numbers, dates and spans, by the name of the operation. */
export const otherLoops: Readonly<Record<string, OtherLoops<unknown> | undefined>> = {
  add: addOtherLoops,
  subtract: subtractOtherLoops,
  multiply: multiplyOtherLoops,
  divide: divideOtherLoops,
  floor_divide: floorDivideOtherLoops,
  remainder: remainderOtherLoops,
  divmod: divmodOtherLoops,
  fmod: fmodOtherLoops,
  power: powerOtherLoops,
  float_power: floatPowerOtherLoops,
  negative: negativeOtherLoops,
  positive: positiveOtherLoops,
  absolute: absoluteOtherLoops,
  fabs: fabsOtherLoops,
  sign: signOtherLoops,
  rint: rintOtherLoops,
  floor: floorOtherLoops,
  ceil: ceilOtherLoops,
  trunc: truncOtherLoops,
  sqrt: sqrtOtherLoops,
  square: squareOtherLoops,
  reciprocal: reciprocalOtherLoops,
  conjugate: conjugateOtherLoops,
  cbrt: cbrtOtherLoops,
  exp: expOtherLoops,
  exp2: exp2OtherLoops,
  expm1: expm1OtherLoops,
  log: logOtherLoops,
  log2: log2OtherLoops,
  log10: log10OtherLoops,
  log1p: log1pOtherLoops,
  sin: sinOtherLoops,
  cos: cosOtherLoops,
  tan: tanOtherLoops,
  arcsin: arcsinOtherLoops,
  arccos: arccosOtherLoops,
  arctan: arctanOtherLoops,
  sinh: sinhOtherLoops,
  cosh: coshOtherLoops,
  tanh: tanhOtherLoops,
  arcsinh: arcsinhOtherLoops,
  arccosh: arccoshOtherLoops,
  arctanh: arctanhOtherLoops,
  arctan2: arctan2OtherLoops,
  hypot: hypotOtherLoops,
  logaddexp: logaddexpOtherLoops,
  logaddexp2: logaddexp2OtherLoops,
  degrees: degreesOtherLoops,
  radians: radiansOtherLoops,
  maximum: maximumOtherLoops,
  minimum: minimumOtherLoops,
  fmax: fmaxOtherLoops,
  fmin: fminOtherLoops,
  greater: greaterOtherLoops,
  greater_equal: greaterEqualOtherLoops,
  less: lessOtherLoops,
  less_equal: lessEqualOtherLoops,
  equal: equalOtherLoops,
  not_equal: notEqualOtherLoops,
  logical_and: logicalAndOtherLoops,
  logical_or: logicalOrOtherLoops,
  logical_xor: logicalXorOtherLoops,
  logical_not: logicalNotOtherLoops,
  isnan: isnanOtherLoops,
  isinf: isinfOtherLoops,
  isfinite: isfiniteOtherLoops,
  isnat: isnatOtherLoops,
  signbit: signbitOtherLoops,
  copysign: copysignOtherLoops,
  nextafter: nextafterOtherLoops,
  spacing: spacingOtherLoops,
  modf: modfOtherLoops,
  frexp: frexpOtherLoops,
  ldexp: ldexpOtherLoops,
  heaviside: heavisideOtherLoops,
  sum: sumOtherLoops,
  argmax: argmaxOtherLoops,
  argmin: argminOtherLoops,
  any: anyOtherLoops,
  all: allOtherLoops,
};
