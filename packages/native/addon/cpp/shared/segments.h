// The segments that this process has open, and how they are made, opened, closed and removed.
// Process-wide, under one mutex; any thread may call. Plain C++.
//
// A segment is a header page and data. Each opening maps the data once more; the header is mapped
// once per process. Who has a segment open stands in its header (ProcessSlot), so that a sweep can
// tell a segment in use from one whose users are all dead.
#ifndef TSMEM_SHARED_SEGMENTS_H_
#define TSMEM_SHARED_SEGMENTS_H_

#include <array>
#include <string>
#include <vector>

#include "header_page.h"
#include "segment_file.h"

namespace tsmem::shared {

using Nonce = std::array<unsigned char, 16>;

// One per segment and process. Lives as long as a mapping of its data.
struct OpenSegment {
  HeaderPage* header = nullptr;
  ProcessSlot* slot = nullptr;
  FileId id;
  FileHandle file = kNoFile;
  std::string name;  // as the system knows it; empty when anonymous
  size_t byte_length = 0;
  uint32_t count = 0;  // mappings of the data
};

struct Mapping {
  OpenSegment* segment = nullptr;
  void* data = nullptr;
};

enum class Naming : uint8_t { kGiven, kGenerated, kAnonymous };

// Make a segment of zeros and map it. `name` counts for kGiven only.
Outcome CreateSegment(Naming naming, const std::string& name, size_t byte_length, Mapping* mapping);
// Open by name; with `nonce`, only the segment that has it.
Outcome OpenSegmentByName(const std::string& name, const Nonce* nonce, Mapping* mapping);
// Open what another process has open under a descriptor, which must carry `nonce`.
Outcome OpenSegmentOfProcess(uint32_t pid, uint32_t descriptor, const Nonce& nonce,
                             Mapping* mapping);

// Unmap the data. The segment's last mapping also gives up its slot and unmaps the header.
void CloseMapping(const Mapping& mapping);
// CloseMapping, but the addresses stay readable and writable: private zeros take the place of the
// data. For when nobody can tell whether something still looks at them.
void ReplaceMapping(const Mapping& mapping);

// Remove the name, if it still belongs to the segment with this nonce. Doing so twice is no error.
Outcome UnlinkSegment(const std::string& name, const Nonce& nonce);

// Remove the names that this process made and nobody unlinked, except those of segments that another
// living process has open. exit() does it by itself.
void RemoveCreated();

// Remove the segments of this user whose creator and users are all dead. Returns their names.
std::vector<std::string> SweepSegments();

struct SegmentTotals {
  size_t mappings = 0;
  size_t bytes = 0;
  size_t headers = 0;
};
SegmentTotals TotalsOfSegments();

}  // namespace tsmem::shared

#endif  // TSMEM_SHARED_SEGMENTS_H_
