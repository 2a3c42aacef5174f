/**
 * Files mapped into memory, for array packages: an ArrayBuffer whose pages the system reads when they
 * are touched. Unmapped by `closeFile` or when the buffer is collected.
 *
 * A file that somebody makes shorter while it is mapped ends the process (SIGBUS) when the bytes that
 * are gone are touched. Linux and macOS; UnavailableError on Windows.
 */
import "../addon/configure.ts";
import { AllocationError, FormatError, InvalidArgumentError, UnavailableError } from "@tsmem/core";
import { needBinding } from "../addon/load.ts";
import { builtin } from "../addon/runtime.ts";
import { canMap, closeMapping, type MappedBuffer, survivable } from "../mapped/buffer.ts";
import { trouble } from "../mapped/trouble.ts";

/** The start of a file in memory; `buffer` is writable in both ways of sharing. */
export type MappedFile = MappedBuffer;

/**
 * `private`: writes copy the page and never reach the file. `shared`: writes reach the file, and
 * everybody who has it open or mapped.
 */
export type FileSharing = keyof typeof sharings;

/** The same list as `enum class FileSharing` in addon/cpp/file_mapping.h. */
const sharings = { private: 0, shared: 1 } as const;

/**
 * Map the first bytes of an open file. The descriptor may be closed right after.
 *
 * @param operation - the public call, for messages
 * @param descriptor - of a regular file, open for reading; for writing too when `shared`
 * @param byteLength - at least 1, at most the length of the file
 * @throws {FormatError} the file is shorter
 * @throws {InvalidArgumentError} no regular file, or an argument is none of those above
 * @throws {AllocationError} there is no address space, or a buffer cannot be so long
 * @throws {UnavailableError} no addon, no buffers over foreign memory (Electron, Deno), Windows, or the
 *   system refuses to map this file
 */
export function mapFile(
  operation: string,
  descriptor: number,
  byteLength: number,
  sharing: FileSharing,
): MappedFile {
  const { files } = needBinding(operation);
  if (!Number.isInteger(descriptor) || descriptor < 0 || descriptor > 0x7fffffff) {
    throw new InvalidArgumentError(`${operation}: ${String(descriptor)} is no file descriptor`, {
      value: descriptor,
    });
  }
  if (!Number.isSafeInteger(byteLength) || byteLength < 1 || !Object.hasOwn(sharings, sharing)) {
    throw new InvalidArgumentError(
      `${operation}: cannot map ${String(byteLength)} bytes as ${sharing}; give 1 byte or more ` +
        "and private or shared",
      { value: byteLength },
    );
  }
  if (!canMap) throw fileError(operation, byteLength, trouble.noExternals, 0);
  // A longer one would be given to its finalizer and refused at once.
  if (byteLength > longestBuffer()) throw fileError(operation, byteLength, trouble.noMemory, 0);
  const answer = files.map(descriptor, byteLength, sharings[sharing]);
  if (answer.length === 2) throw fileError(operation, byteLength, answer[0], answer[1]);
  const [, buffer, id] = answer;
  return { buffer: survivable(files, id, buffer), id };
}

/**
 * Write what was changed in a `shared` mapping to the disk and wait for it. Other programs see changes
 * without it; it is for what must survive a loss of power.
 *
 * @throws {UnavailableError} the system could not write
 */
export function flushFile(operation: string, { id }: MappedFile): void {
  const [fault, systemError] = needBinding(operation).files.flush(id);
  if (fault === trouble.none) return;
  const reason = fault === trouble.missing ? "it is not mapped any more" : `error ${systemError}`;
  throw new UnavailableError(`${operation}: cannot write the mapped file: ${reason}`, { reason });
}

/**
 * Detach the buffer and unmap the file now. Changes of a `shared` mapping are not lost.
 *
 * @returns false when the buffer cannot be detached; then it stays mapped until it is collected
 */
export function closeFile(mapping: MappedFile): boolean {
  return closeMapping(needBinding("closeFile").files, mapping);
}

/** How many mappings of files the process has, and their bytes. */
export function mappedFiles(): { readonly mappings: number; readonly bytes: number } {
  const [mappings, bytes] = needBinding("mappedFiles").files.totals();
  return { mappings, bytes };
}

function longestBuffer(): number {
  const { constants } = builtin("node:buffer") as { constants: { MAX_LENGTH: number } };
  return constants.MAX_LENGTH;
}

function fileError(
  operation: string,
  byteLength: number,
  fault: number,
  systemError: number,
): Error {
  switch (fault) {
    case trouble.missing:
      return new InvalidArgumentError(`${operation}: only regular files can be mapped`, {
        value: undefined,
      });
    case trouble.format:
      return new FormatError(
        `${operation}: the file has less than the ${byteLength} bytes to map; it is truncated`,
      );
    case trouble.noMemory:
      return new AllocationError(
        `${operation}: cannot map ${byteLength} bytes: more than this process can address; map less`,
        { byteLength },
      );
    default: {
      const reason =
        {
          [trouble.unsupported]: "files cannot be mapped on this platform",
          [trouble.noExternals]: "this runtime forbids ArrayBuffers over foreign memory",
          [trouble.ending]: "the thread is ending",
        }[fault] ?? `the system refuses (error ${systemError})`;
      return new UnavailableError(
        `${operation}: the file cannot be mapped: ${reason}; read it instead`,
        {
          reason,
        },
      );
    }
  }
}
