// Segments on Windows: named file mappings backed by the paging file. They have no name of their own
// to remove: a mapping is gone when its last handle is closed. Not run.
#if defined(_WIN32)

#include <windows.h>

#include <random>

#include "header_page.h"
#include "segment_file.h"

namespace tsmem::shared {

namespace {

Outcome LastError() {
  const DWORD error = GetLastError();
  const int number = static_cast<int>(error);
  switch (error) {
    case ERROR_FILE_NOT_FOUND:
      return {Trouble::kMissing, number};
    case ERROR_ACCESS_DENIED:
      return {Trouble::kForeign, number};
    case ERROR_COMMITMENT_LIMIT:
      return {Trouble::kNoSpace, number};
    case ERROR_NOT_ENOUGH_MEMORY:
    case ERROR_INVALID_PARAMETER:
      return {Trouble::kNoMemory, number};
    default:
      return {Trouble::kSystem, number};
  }
}

// Visible in this login session only.
std::string MappingName(const std::string& name) { return "Local\\" + name; }

HANDLE HandleOf(FileHandle file) { return reinterpret_cast<HANDLE>(file); }

}  // namespace

Outcome CreateSegmentFile(const std::string& name, size_t byte_length, FileHandle* file) {
  if (name.empty()) return {Trouble::kUnsupported, 0};
  const uint64_t size = uint64_t{kDataOffset} + byte_length;
  HANDLE mapping = CreateFileMappingA(INVALID_HANDLE_VALUE, nullptr, PAGE_READWRITE,
                                      static_cast<DWORD>(size >> 32), static_cast<DWORD>(size),
                                      MappingName(name).c_str());
  if (mapping == nullptr) return LastError();
  if (GetLastError() == ERROR_ALREADY_EXISTS) {
    CloseHandle(mapping);
    return {Trouble::kExists, ERROR_ALREADY_EXISTS};
  }
  *file = reinterpret_cast<FileHandle>(mapping);
  return {};
}

Outcome OpenNamedFile(const std::string& name, FileHandle* file, FileFacts* facts) {
  HANDLE mapping = OpenFileMappingA(FILE_MAP_READ | FILE_MAP_WRITE, FALSE,
                                    MappingName(name).c_str());
  if (mapping == nullptr) return LastError();
  const Outcome outcome = ReadFacts(reinterpret_cast<FileHandle>(mapping), facts);
  if (outcome.ok()) *file = reinterpret_cast<FileHandle>(mapping);
  else CloseHandle(mapping);
  return outcome;
}

Outcome OpenFileOfProcess(uint32_t, uint32_t, FileHandle*, FileFacts*) {
  return {Trouble::kUnsupported, 0};
}

// A mapping has no number that two handles of it share: each open counts as a file of its own.
Outcome ReadFacts(FileHandle file, FileFacts* facts) {
  void* view = MapViewOfFile(HandleOf(file), FILE_MAP_READ, 0, 0, 0);
  if (view == nullptr) return LastError();
  MEMORY_BASIC_INFORMATION info{};
  const bool found = VirtualQuery(view, &info, sizeof info) == sizeof info;
  UnmapViewOfFile(view);
  if (!found) return LastError();
  facts->id = {1, static_cast<uint64_t>(file)};
  facts->size = info.RegionSize;
  facts->has_name = true;
  return {};
}

void CloseFile(FileHandle file) {
  if (file != kNoFile) CloseHandle(HandleOf(file));
}

// The file lock guards the removal of names and the reuse of process slots. Names cannot be removed
// here, and slots are claimed by an atomic exchange.
Outcome LockSegmentFile(FileHandle) { return {}; }
void UnlockSegmentFile(FileHandle) {}

void* MapRange(FileHandle file, size_t offset, size_t byte_length) {
  const uint64_t start = offset;
  return MapViewOfFile(HandleOf(file), FILE_MAP_READ | FILE_MAP_WRITE,
                       static_cast<DWORD>(start >> 32), static_cast<DWORD>(start), byte_length);
}

void UnmapRange(void* address, size_t) { UnmapViewOfFile(address); }

bool ReplaceRange(void*, size_t) { return false; }

Outcome RemoveName(const std::string&) { return {}; }
std::vector<std::string> ListNames() { return {}; }

void FillRandom(unsigned char* bytes, size_t count) {
  std::random_device device;
  for (size_t i = 0; i < count; i += 1) bytes[i] = static_cast<unsigned char>(device());
}

const size_t kRandomNameLength = 20;

}  // namespace tsmem::shared

#endif
