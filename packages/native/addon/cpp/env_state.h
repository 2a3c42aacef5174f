// Everything the addon knows in one environment (the main thread or one worker): instance data.
#ifndef TSMEM_ENV_STATE_H_
#define TSMEM_ENV_STATE_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <vector>

#include "../../include/tsmem/abi.h"
#include "block_record.h"
#include "napi_setup.h"
#include "range_ledger.h"

namespace tsmem {

// The doubles that JavaScript and the addon both read and write (addon/registers in src/binding.ts
// has the same list). They spare the hot calls an object for their results.
enum Register : uint8_t {
  kRegId,
  kRegAddress,
  kRegByteOffset,
  kRegFlags,
  kRegLiveBlocks,
  kRegLiveBytes,
  kRegPeakBlocks,
  kRegPeakBytes,
  kRegAdopted,
  kRegBorrowed,
  kRegCopied,
  kRegSwept,
  kRegRecycled,
  kRegReleased,
  kRegFinalized,
  kRegSweeps,
  kRegCount,
};

// Bits of kRegFlags.
constexpr unsigned kFlagCopied = 1;    // engine memory, no record
constexpr unsigned kFlagRecycled = 2;  // content is what the last user left

struct EnvState {
  napi_env env = nullptr;
  // False in workers, in Deno, in Electron and when switched off: then every byte that JavaScript
  // sees belongs to the engine, except borrowed ones.
  bool external_allowed = false;
  // True where external ArrayBuffers cannot be made at all, so that not even borrow works.
  bool externals_refused = false;
  // True where napi_adjust_external_memory can take back what it added.
  bool counts_down = false;
  double* registers = nullptr;  // kRegCount doubles inside an ArrayBuffer held by registers_ref
  napi_ref registers_ref = nullptr;
  napi_ref collector = nullptr;      // (full: boolean) => void
  napi_ref block_factory = nullptr;  // (buffer, …registers) => Block
  tsmem_abi abi{};

  std::vector<BlockRecord*> slots;  // live records by slot; nullptr where free
  std::vector<uint32_t> generations;
  std::vector<uint32_t> free_slots;
  std::deque<BlockRecord*> idle;  // oldest first
  // Lent blocks whose lease is dead, by id, until JavaScript takes them back; their bytes still count as live.
  std::vector<double> returned;
  size_t returned_bytes = 0;
  RangeLedger<BlockRecord*> borrowed;

  size_t pending_bytes = 0;  // made since the last sweep
  size_t pending_copied_bytes = 0;  // of these: in the engine, where no sweep can count them
  size_t sweep_threshold = 0;
  size_t dead_escaped_bytes = 0;  // escaped, collected, not yet finalized
  size_t bytes_after_full_gc = 0;
  // See engine_count.h: what is there, the most that was there, and what the engine was told to add.
  size_t steady_bytes = 0;
  size_t steady_peak = 0;
  size_t steady_next_peak = 0;
  unsigned steady_sweeps = 0;
  int64_t steady_added = 0;
  bool sweeping = false;

  size_t records = 0;   // whose finalizer has not run
  bool closed = false;  // instance data finalizer came; the last record deletes the state

  double& reg(Register index) { return registers[index]; }
};

// Make the state, set it as instance data, and export its registers.
EnvState* OpenState(Napi::Env env, Napi::Object exports);
EnvState* StateOf(napi_env env);
// Delete the state once the environment is over and no finalizer can come any more.
void DeleteWhenDone(EnvState* state);

// Process-wide, any thread: memory outside the JavaScript heap that some block still owns.
struct ProcessTotals {
  std::atomic<int64_t> blocks{0};
  std::atomic<int64_t> bytes{0};
};
ProcessTotals& Totals();

}  // namespace tsmem

#endif  // TSMEM_ENV_STATE_H_
