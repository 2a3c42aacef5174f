interface Transferable extends ArrayBuffer {
  transfer?(newByteLength?: number): ArrayBuffer;
}

/**
 * Detach a buffer, so that every view of it has length 0 from now on, and free its memory where the
 * runtime does that at once (Node 22 and later).
 *
 * The first detach in a process makes V8 drop an optimisation of all typed-array code, so this is
 * only called for buffers that user code has seen. A buffer that cannot be detached (wasm memory,
 * marked as untransferable) stays as it is: its memory then lives as long as its views.
 */
export function detach(buffer: ArrayBuffer): void {
  try {
    const transferable: Transferable = buffer;
    if (transferable.transfer) transferable.transfer(0);
    else structuredClone(buffer, { transfer: [buffer] });
  } catch {
    return;
  }
}
