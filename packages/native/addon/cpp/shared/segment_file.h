// What the system must offer for segments: a file of memory, with or without a name, that processes
// map. shm_posix.cc and shm_win.cc implement it. Plain C++, no state: any thread may call.
#ifndef TSMEM_SHARED_SEGMENT_FILE_H_
#define TSMEM_SHARED_SEGMENT_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tsmem::shared {

// src/mapped/trouble.ts has the same list.
enum class Trouble : uint8_t {
  kNone,
  kExists,       // the name is taken
  kMissing,      // no segment has the name, or it is being removed
  kForeign,      // it belongs to another user, or others may open it
  kFormat,       // no segment of ours, or one that is shorter than it says
  kVersion,      // made by another version of this layout
  kReplaced,     // the handle's segment is gone and another one has its place
  kNoSpace,      // the memory file system is full
  kNoMemory,     // more than the system has, or than can be addressed
  kFull,         // too many processes have it open
  kBusy,         // another process holds the file lock and does not move
  kUnsupported,  // this platform cannot do it
  kNoExternals,  // this runtime forbids ArrayBuffers over foreign memory
  kEnding,       // the environment is being terminated
  kSystem,       // anything else; the error number says what
};

struct Outcome {
  Trouble trouble = Trouble::kNone;
  int system_error = 0;  // errno or GetLastError

  bool ok() const { return trouble == Trouble::kNone; }
};

// A descriptor or a HANDLE; -1 is none. Not inherited by child processes.
using FileHandle = intptr_t;
constexpr FileHandle kNoFile = -1;

// Two handles with equal ids are the same file, as long as one of them or a mapping exists.
struct FileId {
  uint64_t device = 0;
  uint64_t number = 0;
  bool operator==(const FileId& other) const {
    return device == other.device && number == other.number;
  }
};

struct FileFacts {
  FileId id;
  uint64_t size = 0;
  bool has_name = false;
};

// A new file of zeros that only this user may open. An empty name makes an anonymous one. `size`
// bytes from 0, but memory is reserved only for the header and the data, so that writing to them
// later cannot fail. The file lock is held on success.
Outcome CreateSegmentFile(const std::string& name, size_t byte_length, FileHandle* file);
// An existing file, checked to belong to this user and to nobody else. The file lock is held.
Outcome OpenNamedFile(const std::string& name, FileHandle* file, FileFacts* facts);
// The file that another process has open under the number `number`. The file lock is held.
Outcome OpenFileOfProcess(uint32_t pid, uint32_t number, FileHandle* file, FileFacts* facts);
Outcome ReadFacts(FileHandle file, FileFacts* facts);
void CloseFile(FileHandle file);  // also lets go of the file lock

// A lock between processes that the system releases when its holder ends.
Outcome LockSegmentFile(FileHandle file);
void UnlockSegmentFile(FileHandle file);

// Shared and writable; nullptr when there is no address space.
void* MapRange(FileHandle file, size_t offset, size_t byte_length);
void UnmapRange(void* address, size_t byte_length);
// Put private zeros, which take memory only once they are written to, in the place of a mapping.
// False where the system cannot.
bool ReplaceRange(void* address, size_t byte_length);

// Take the name away; the memory lives on as long as somebody has it open or mapped.
Outcome RemoveName(const std::string& name);

// Names that start with "tsmem"; none where the system cannot list them.
std::vector<std::string> ListNames();
// Random bytes that nobody can guess.
void FillRandom(unsigned char* bytes, size_t count);
// Length of the random part of generated names.
extern const size_t kRandomNameLength;

}  // namespace tsmem::shared

#endif  // TSMEM_SHARED_SEGMENT_FILE_H_
