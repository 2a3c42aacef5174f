import { checkCast } from "./assign/check-cast.ts";
import { convertInto } from "./assign/convert-into.ts";
import { copyAny } from "./assign/copy-any.ts";
import { copyWithCare } from "./assign/copy-with-care.ts";
import { arangeOfAny } from "./create/arange-any.ts";
import { fillOther } from "./create/fill-with.ts";
import { arrayOfAny, asarray } from "./create/array.ts";
import { typedSpace } from "./create/typed-space.ts";
import { builtins } from "./dtype/builtin.ts";
import { toOtherBoolean, toOtherFloat, toOtherInteger } from "./dtype/convert-other.ts";
import { castLevel } from "./dtype/casting-other.ts";
import { nums } from "./dtype/dtype.ts";
import { parseFlexible } from "./dtype/flexible.ts";
import { complex128, complex64, float16 } from "./dtype/other-numbers.ts";
import { promoteOthers } from "./dtype/promote-other.ts";
import { scalarValue } from "./dtype/scalar-value.ts";
import { sameRecords } from "./dtype/struct.ts";
import { swapBytes } from "./dtype/swap-bytes.ts";
import { nestedIntegers } from "./indexing/integer-lists.ts";
import { takeNative } from "./indexing/native.ts";
import { takeInto } from "./indexing/take-into.ts";
import { copyDense, copyNative } from "./iterate/native.ts";
import { copySwapped } from "./iterate/swapped.ts";
import { copyUnits } from "./iterate/time-units.ts";
import { adaptPlain, joinedDType } from "./join/joined-dtype.ts";
import { drawNative } from "./random/native.ts";
import { countNonzeroResults } from "./reduce/count-nonzero.ts";
import { cumulative } from "./reduce/cumulative.ts";
import { findResults } from "./reduce/find.ts";
import { reduceAny } from "./reduce/engine.ts";
import { meanResults, spreadResults } from "./reduce/statistics.ts";
import { reduceWhole } from "./reduce/whole.ts";
import { registry } from "./rest.ts";
import { whereAny } from "./select/choose.ts";
import { checkedByteLength } from "./storage/allocate.ts";
import { argsortOfAny, sortAxisOfAny } from "./sort/sort.ts";
import { uniqueOfAny } from "./sort/unique.ts";
import { allocateLarge, allocateRecycled } from "./storage/recycled.ts";
import { allocateSmall } from "./storage/slab.ts";
import { applyUfunc } from "./ufunc/apply.ts";
import { registerArrayProtocol } from "./values/array-protocol.ts";
import { registerQuickItems } from "./values/quick-items.ts";
import { clipResults } from "./ufunc/clip.ts";
import { forEachElement } from "./ufunc/elements.ts";
import { registerOtherLoops } from "./ufunc/other-loops.ts";
import { otherOperandOf } from "./ufunc/other-operand.ts";
import { applyBinary, applyUnary } from "./ufunc/shortest-way.ts";
import { registerTexts } from "./ufunc/text-dtypes.ts";
import { registerTimes } from "./ufunc/time-dtypes.ts";

builtins[nums.float16] = float16;
builtins[nums.complex64] = complex64;
builtins[nums.complex128] = complex128;

registry.rest = {
  parseDType: parseFlexible,
  swapBytes,
  sameRecords,
  toBoolean: toOtherBoolean,
  toFloat: toOtherFloat,
  toInteger: toOtherInteger,
  scalarValue,
  allocateRecycled,
  allocateZeroed: (operation, count, itemsize) => {
    const byteLength = checkedByteLength(operation, count, itemsize);
    return allocateSmall(byteLength) ?? allocateLarge(byteLength);
  },
  array: arrayOfAny,
  asarray: (value) => asarray(value),
  typedSpace,
  fillWith: fillOther,
  integerArray: nestedIntegers,
  castLevel,
  promoteOthers,
  adaptPlain,
  joinedDType,
  takeNative,
  drawNative,
  takeInto,
  where: whereAny,
  mean: meanResults,
  checkCast,
  clip: clipResults,
  cumulative,
  find: findResults,
  spread: spreadResults,
  sortAxis: sortAxisOfAny,
  argsort: argsortOfAny,
  unique: uniqueOfAny,
  countNonzero: countNonzeroResults,
  arange: arangeOfAny,
  copyInto: copyAny,
  copyDense,
  copyNative: (target, source, strides) =>
    copyNative(target, source, strides) ||
    copySwapped(target, source, strides) ||
    copyUnits(target, source, strides),
  convertInto,
  copyWithCare,
  operandOf: otherOperandOf,
  forEachElement,
  applyUfunc,
  applyUnary,
  applyBinary,
  reduceWhole,
  reduceAny,
};

registerArrayProtocol();
registerQuickItems();
registerOtherLoops();
registerTimes();
registerTexts();
