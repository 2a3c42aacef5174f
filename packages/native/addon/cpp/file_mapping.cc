#include "file_mapping.h"

#include <atomic>

#if !defined(_WIN32)
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#endif

namespace tsmem {

using shared::Outcome;
using shared::Trouble;

namespace {

// Process-wide.
std::atomic<size_t> mappings{0};
std::atomic<size_t> mapped_bytes{0};

void Forget(size_t byte_length) {
  mappings -= 1;
  mapped_bytes -= byte_length;
}

}  // namespace

#if defined(_WIN32)

Outcome MapFile(int, size_t, FileSharing, void**) { return {Trouble::kUnsupported, 0}; }
Outcome FlushFileMapping(void*, size_t) { return {Trouble::kUnsupported, 0}; }

#else

Outcome MapFile(int descriptor, size_t byte_length, FileSharing sharing, void** data) {
  struct stat facts;
  if (fstat(descriptor, &facts) != 0) return {Trouble::kSystem, errno};
  if (!S_ISREG(facts.st_mode)) return {Trouble::kMissing, 0};
  // Pages behind the end of a file raise SIGBUS when they are touched.
  if (static_cast<uint64_t>(facts.st_size) < byte_length) return {Trouble::kFormat, 0};
  // Without the reservation a file may be larger than the memory that copies of it would need.
  const int flags = sharing == FileSharing::kShared ? MAP_SHARED : MAP_PRIVATE | MAP_NORESERVE;
  void* address = mmap(nullptr, byte_length, PROT_READ | PROT_WRITE, flags, descriptor, 0);
  if (address == MAP_FAILED) {
    return {errno == ENOMEM ? Trouble::kNoMemory : Trouble::kSystem, errno};
  }
  mappings += 1;
  mapped_bytes += byte_length;
  *data = address;
  return {};
}

Outcome FlushFileMapping(void* data, size_t byte_length) {
  if (msync(data, byte_length, MS_SYNC) == 0) return {};
  return {Trouble::kSystem, errno};
}

#endif

void CloseFileMapping(void* data, size_t byte_length) {
  shared::UnmapRange(data, byte_length);
  Forget(byte_length);
}

void ReplaceFileMapping(void* data, size_t byte_length) {
  // What cannot be replaced stays mapped, and counted.
  if (shared::ReplaceRange(data, byte_length)) Forget(byte_length);
}

FileTotals TotalsOfFiles() { return {mappings.load(), mapped_bytes.load()}; }

}  // namespace tsmem
