import { type ArrayDescriptor, arraySymbol } from "@tsmem/core";
import { protocolDType } from "../dtype/protocol.ts";
import { NDArray } from "../ndarray.ts";

/** Make arrays speak the array protocol: memory and layout as plain facts. It shares, and does not copy. */
export function registerArrayProtocol(): void {
  Object.defineProperty(NDArray.prototype, arraySymbol, {
    get(this: NDArray): ArrayDescriptor {
      return {
        buffer: this.buffer,
        byteOffset: this.byteOffset,
        dtype: protocolDType(this.dtype),
        shape: [...this.shape],
        strides: [...this.strides],
        readonly: !this.writeable,
        owner: this,
      };
    },
  });
}
