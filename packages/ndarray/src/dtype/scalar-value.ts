import { InvalidArgumentError } from "@tsmem/core";
import { shown } from "./convert.ts";
import { DType } from "./dtype.ts";

/**
 * What a value becomes in an element of a dtype.
 *
 * @throws {InvalidArgumentError} `dtype` is not a DType, or cannot hold the value
 */
export function scalarValue(dtype: unknown, value: unknown): unknown {
  if (!(dtype instanceof DType)) {
    throw new InvalidArgumentError(
      `Scalar: ${shown(dtype)} is not a DType; make one with dtypeOf()`,
      { value: dtype },
    );
  }
  const view = new DataView(new ArrayBuffer(dtype.itemsize));
  dtype.codec.write(view, 0, value);
  return dtype.codec.read(view, 0);
}
