// Files mapped into memory. Plain C++: any thread may call.
#ifndef TSMEM_FILE_MAPPING_H_
#define TSMEM_FILE_MAPPING_H_

#include <cstddef>

#include "shared/segment_file.h"

namespace tsmem {

// src/files/index.ts has the same list.
enum class FileSharing : uint8_t {
  kPrivate,  // writes copy the page and never reach the file; the descriptor may be read-only
  kShared,   // writes reach the file; the descriptor must be open for both
};

// Map the first `byte_length` bytes of a file, readable and writable. The descriptor stays the
// caller's and may be closed at once. kMissing: no regular file; kFormat: it is shorter.
shared::Outcome MapFile(int descriptor, size_t byte_length, FileSharing sharing, void** data);
void CloseFileMapping(void* data, size_t byte_length);
// The addresses stay readable and writable: private zeros take the place of the file.
void ReplaceFileMapping(void* data, size_t byte_length);
// Wait until what was written to the mapping is on the disk.
shared::Outcome FlushFileMapping(void* data, size_t byte_length);

struct FileTotals {
  size_t mappings = 0;
  size_t bytes = 0;
};
// Of the whole process.
FileTotals TotalsOfFiles();

}  // namespace tsmem

#endif  // TSMEM_FILE_MAPPING_H_
