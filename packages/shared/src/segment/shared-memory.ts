import {
  checkSize,
  InvalidArgumentError,
  OutOfRangeError,
  ReleasedError,
  traceHooks,
} from "@tsmem/core";
import {
  closeMapping,
  createMapping,
  type MappedSegment,
  needSharedBinding,
  openMapping,
  openMappingOfProcess,
  type SharedBinding,
  trouble,
} from "@tsmem/native/shared";
import { handleText, isHandleText, parseHandleText } from "../handle/handle-text.ts";
import { checkMemoryHandle, type SharedMemoryHandle } from "../handle/memory-handle.ts";
import { segmentError } from "./errors.ts";
import { checkName, checkNewName, systemName, userName } from "./names.ts";
import { removeNamesAtExit, sweepWhenDue } from "./sweep.ts";

export interface CreateSharedMemoryOptions {
  /** Size of `buffer` in bytes, more than 0. */
  readonly byteLength: number;
  /** Letters, digits, `.`, `_`, `-`. Without it the segment gets a name that nobody can guess. */
  readonly name?: string;
  /**
   * A segment without a name: opened by handle while the process that gave the handle has it open,
   * gone with its last user whatever happens. Linux only.
   */
  readonly anonymous?: boolean;
}

// Only this module makes instances: an id of the addon in other hands could unmap a live buffer.
const fromThisModule = {};

/**
 * Memory that every process of this user can map: the same bytes, not a copy.
 *
 * `buffer` and its views keep the memory mapped until they are collected or `close()` is called. The
 * name is another matter: it exists until `unlink()`, until the process that created the segment
 * ends by itself, or until a sweep finds all its users dead. Opening and closing never remove it.
 */
export class SharedMemory implements Disposable {
  readonly byteLength: number;
  /** For `open` in any process; undefined for an anonymous segment. */
  readonly name: string | undefined;
  readonly #mapping: MappedSegment;
  readonly #isCreator: boolean;
  #isClosed = false;

  private constructor(
    mapping: MappedSegment,
    name: string | undefined,
    isCreator: boolean,
    key: object,
  ) {
    if (key !== fromThisModule) {
      throw new InvalidArgumentError(
        "SharedMemory: the constructor is private; use SharedMemory.create or SharedMemory.open",
        { value: key },
      );
    }
    this.byteLength = mapping.byteLength;
    this.name = name;
    this.#mapping = mapping;
    this.#isCreator = isCreator;
    if (traceHooks.listener !== null) {
      traceHooks.listener.allocated("shared", mapping.buffer, mapping.byteLength);
    }
  }

  /**
   * Make a segment of zeros and map it.
   *
   * The memory is reserved at once, so that a full /dev/shm is an error here and not a crash at the
   * first write. Only this user may open it (mode 0600).
   *
   * @throws {OutOfRangeError} byteLength is not an integer from 1 to 2^53 - 1
   * @throws {InvalidArgumentError} the name is not valid
   * @throws {SharedMemoryError} the name exists (`ERR_TSMEM_NAME_EXISTS`)
   * @throws {AllocationError} there is no room for it
   * @throws {UnavailableError} no addon, or the runtime forbids buffers over foreign memory
   */
  static create(options: CreateSharedMemoryOptions): SharedMemory {
    const operation = "SharedMemory.create";
    const { byteLength, name, anonymous = false } = checkOptions(operation, options);
    const shared = needSharedBinding(operation);
    sweepWhenDue(shared);
    removeNamesAtExit(shared);
    const wanted = anonymous ? undefined : name === undefined ? "" : systemName(name);
    const mapping = createMapping(shared, wanted, byteLength);
    if ("trouble" in mapping) {
      const shown = anonymous ? undefined : (name ?? "(generated)");
      throw segmentError(mapping, { operation, name: shown, byteLength });
    }
    return new SharedMemory(mapping, userName(mapping.name), true, fromThisModule);
  }

  /**
   * Map a segment that exists.
   *
   * Checked before anything is mapped: the segment belongs to this user, nobody else may open it, and
   * it was made by this package. With a handle it must also be the very segment of that handle.
   *
   * @param source - a handle, a handle as text, or a name
   * @throws {InvalidArgumentError} neither of them
   * @throws {SharedMemoryError} it does not exist (`ERR_TSMEM_NAME_MISSING`) or belongs to another
   *   user (`ERR_TSMEM_PERMISSION`)
   * @throws {FormatError} it is not a segment of this package, or one of another version
   * @throws {UnavailableError} no addon, or the runtime forbids buffers over foreign memory
   */
  static open(source: SharedMemoryHandle | string): SharedMemory {
    const operation = "SharedMemory.open";
    const handle =
      typeof source === "string" && isHandleText(source)
        ? parseHandleText(operation, source)
        : source;
    const shared = needSharedBinding(operation);
    const mapping =
      typeof handle === "string"
        ? openByName(operation, shared, handle)
        : openByHandle(operation, shared, handle);
    return new SharedMemory(mapping, userName(mapping.name), false, fromThisModule);
  }

  /**
   * The ArrayBuffer over the segment: always the same object, shared, never a copy.
   *
   * @throws {ReleasedError} the segment was closed, or the buffer transferred away
   */
  get buffer(): ArrayBuffer {
    if (this.released) throw this.#releasedError("buffer");
    return this.#mapping.buffer;
  }

  /** True after `close()`, and after the buffer was transferred away. */
  get released(): boolean {
    return this.#isClosed || this.#mapping.buffer.byteLength === 0;
  }

  /**
   * What another thread or process opens the segment with. It keeps nothing alive: the handle of an
   * anonymous segment can be opened as long as this process has the segment open.
   *
   * @throws {ReleasedError} the segment was closed
   */
  get handle(): SharedMemoryHandle {
    if (this.#isClosed) throw this.#releasedError("handle");
    const { nonce: id, byteLength, descriptor } = this.#mapping;
    return this.name === undefined
      ? { tsmem: "memory", id, byteLength, pid: process.pid, descriptor }
      : { tsmem: "memory", id, byteLength, name: this.name };
  }

  /**
   * The handle as one line of text, for argv, environment variables and files.
   *
   * @throws {ReleasedError} the segment was closed
   */
  toString(): string {
    return handleText(this.handle);
  }

  /**
   * Detach `buffer` and unmap the memory in this thread now: typed arrays over it have length 0 from
   * here on. Other threads and processes, and the name, are not touched. Nothing happens the second
   * time, nor to memory that `transfer()` moved away: that is unmapped when its new buffer is
   * collected.
   *
   * Not while a read, write or other native operation on the buffer is under way: runtimes do not
   * notice that a buffer is detached under it.
   *
   * @throws {InvalidArgumentError} the buffer was marked as untransferable; nothing changed
   */
  close(): void {
    if (this.#isClosed) return;
    if (!closeMapping(needSharedBinding("SharedMemory.close"), this.#mapping)) {
      throw new InvalidArgumentError(
        "SharedMemory.close: the buffer cannot be detached; do not mark it as untransferable",
        { value: this.#mapping.buffer },
      );
    }
    this.#isClosed = true;
    if (traceHooks.listener !== null) traceHooks.listener.freed("shared", this.#mapping.buffer);
  }

  /**
   * Remove the name, so that nobody can open the segment any more. Whoever has it open keeps it, and
   * the memory is freed with the last of them. Any process may call it, before or after `close()`;
   * the second time nothing happens, also when another segment has taken the name meanwhile.
   *
   * @throws {SharedMemoryError} the system refuses (`ERR_TSMEM_PERMISSION`)
   */
  unlink(): void {
    const { name, nonce } = this.#mapping;
    if (name === "") return;
    const operation = "SharedMemory.unlink";
    const [fault, systemError] = needSharedBinding(operation).unlink(name, nonce);
    if (fault === trouble.none) return;
    throw segmentError({ trouble: fault, systemError }, { operation, name: this.name });
  }

  /** `close()`, and in the thread that created the segment `unlink()`. */
  [Symbol.dispose](): void {
    this.close();
    if (this.#isCreator) this.unlink();
  }

  #releasedError(part: string): ReleasedError {
    const how = this.#isClosed ? "was closed" : "was transferred away";
    const what = this.name === undefined ? "anonymous segment" : `segment ${this.name}`;
    return new ReleasedError(
      `SharedMemory.${part}: the ${what} ${how}; open it again with its handle`,
    );
  }
}

function checkOptions(operation: string, options: unknown): CreateSharedMemoryOptions {
  const checked = (
    typeof options === "object" && options !== null ? options : {}
  ) as CreateSharedMemoryOptions;
  const { byteLength, name, anonymous } = checked;
  checkSize(operation, "byteLength", byteLength);
  if (byteLength === 0) {
    throw new OutOfRangeError(`${operation}: byteLength is 0; a segment has at least one byte`, {
      value: byteLength,
    });
  }
  if (name !== undefined) checkNewName(operation, name);
  if (name !== undefined && anonymous === true) {
    throw new InvalidArgumentError(
      `${operation}: a segment with a name is not anonymous; give one of both`,
      { value: name },
    );
  }
  return checked;
}

function openByName(operation: string, shared: SharedBinding, name: string): MappedSegment {
  checkName(operation, name);
  const mapping = openMapping(shared, systemName(name));
  if ("trouble" in mapping) throw segmentError(mapping, { operation, name });
  return mapping;
}

function openByHandle(operation: string, shared: SharedBinding, handle: unknown): MappedSegment {
  checkMemoryHandle(operation, handle);
  const { id, name, pid, descriptor } = handle;
  const mapping =
    name === undefined
      ? openMappingOfProcess(shared, pid!, descriptor!, id)
      : openMapping(shared, systemName(name), id);
  if ("trouble" in mapping) throw segmentError(mapping, { operation, name });
  return mapping;
}
