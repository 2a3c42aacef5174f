/*
 * How a native addon hands memory to @tsmem/native without linking to it.
 *
 * When @tsmem/native is loaded in an environment (the main thread or a worker), it publishes one
 * napi External under `globalThis[Symbol.for("tsmem.native.abi.1")]`, tagged with TSMEM_ABI_TYPE_TAG
 * (check with napi_check_object_type_tag before reading it). Its value is a `const tsmem_abi*` that
 * stays valid for the life of that environment. Call it only on the thread of the environment, with
 * JavaScript allowed to run (from a native function, not from a finalizer).
 *
 * Plain C, header only. Version 1 never changes; later fields are added at the end, and `size` tells
 * which of them are there. Without @tsmem/native, copy into an ArrayBuffer of the engine instead.
 */
#ifndef TSMEM_ABI_H_
#define TSMEM_ABI_H_

#include <node_api.h>
#include <stddef.h>
#include <stdint.h>

#define TSMEM_ABI_VERSION 1
#define TSMEM_ABI_SYMBOL "tsmem.native.abi.1"

/* The tag of the External; fixed for version 1. */
static const napi_type_tag TSMEM_ABI_TYPE_TAG = {0x9c4b1f6f5d0a4e21ULL, 0xb7a2c3d4e5160718ULL};

/* Gives `data` back to whoever made it. Runs exactly once, on the thread of the environment, at
 * dispose, sweep, finalizer or the end of the environment. It must not call Node-API. */
typedef void (*tsmem_deleter)(void* data, void* hint);

/* Blocks outside the JavaScript heap that this environment owns or borrows right now, and totals. */
typedef struct tsmem_counters {
  uint64_t live_blocks;
  uint64_t live_bytes;
  uint64_t adopted;  /* adopt() calls that took memory, copies included */
  uint64_t copied;   /* of these: copied into engine memory and freed at once */
  uint64_t borrowed; /* borrow() calls that made a block */
  uint64_t released; /* blocks given back, by whichever way */
} tsmem_counters;

typedef struct tsmem_abi {
  uint32_t version; /* TSMEM_ABI_VERSION */
  uint32_t size;    /* sizeof(tsmem_abi) of the provider */

  /*
   * Take ownership of `byte_length` bytes at `data`.
   *
   * `env` is the environment of the caller, used to throw. `deleter` NULL means free().
   * On napi_ok, `*owner_block` is a Block: answers Symbol.for("tsmem.lease"), has `buffer`,
   * `byteOffset`, `byteLength`, `dispose()`. The bytes may have been copied and freed already.
   * On failure a JavaScript exception is pending in `env` and `deleter` has run, with one
   * exception: when the range overlaps a live block, that block still owns it and nothing is freed.
   */
  napi_status (*adopt)(const struct tsmem_abi* abi, napi_env env, void* data, size_t byte_length,
                       tsmem_deleter deleter, void* hint, napi_value* owner_block);

  /*
   * Give JavaScript a view of `byte_length` bytes at `data` that the native side keeps.
   *
   * The bytes must stay valid as long as `keep_alive` (an object or function; NULL or undefined for
   * memory that lives as long as the process) is reachable; the Block keeps it reachable.
   * A range inside a live block gives a Block over the ArrayBuffer of that block, with its own
   * `byteOffset`; a range that only overlaps one throws.
   */
  napi_status (*borrow)(const struct tsmem_abi* abi, napi_env env, void* data, size_t byte_length,
                        napi_value keep_alive, napi_value* owner_block);

  napi_status (*counters)(const struct tsmem_abi* abi, tsmem_counters* out);

  void* context; /* of the provider; do not touch */
} tsmem_abi;

#endif /* TSMEM_ABI_H_ */
