type Transfer = (this: ArrayBuffer, newByteLength?: number) => ArrayBuffer;

/**
 * `ArrayBuffer.prototype.transfer`, taken at load before anyone can replace it: detaches a buffer
 * and gives its bytes to a new one, or throws when the buffer has a detach key. Undefined in Node 20,
 * where no buffer has one.
 */
export const transfer: Transfer | undefined = (
  ArrayBuffer.prototype as { readonly transfer?: Transfer }
).transfer;
