// Segments on Linux and macOS. On Linux a named segment is a file in /dev/shm, opened by its path:
// that is what shm_open does, without its need for a newer C library. The macOS parts were not run.
#if !defined(_WIN32)

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "header_page.h"
#include "segment_file.h"

#if defined(__linux__)
#include <linux/memfd.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#endif

namespace tsmem::shared {

namespace {

Outcome SystemError(int error) {
  switch (error) {
    case ENOENT:
      return {Trouble::kMissing, error};
    case EEXIST:
      return {Trouble::kExists, error};
    case EACCES:
    case EPERM:
    case ELOOP:
      return {Trouble::kForeign, error};
    case ENOSPC:
      return {Trouble::kNoSpace, error};
    case ENOMEM:
    case EFBIG:
    case EINVAL:  // from ftruncate and fallocate: more than a file can be
      return {Trouble::kNoMemory, error};
    default:
      return {Trouble::kSystem, error};
  }
}

#if defined(__linux__)

int OpenByName(const std::string& name, int flags) {
  return open(("/dev/shm/" + name).c_str(), flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
}

int UnlinkByName(const std::string& name) { return unlink(("/dev/shm/" + name).c_str()); }

int OpenAnonymous() {
  return static_cast<int>(
      syscall(SYS_memfd_create, "tsmem", MFD_CLOEXEC | MFD_ALLOW_SEALING));
}

// Memory for a range now, so that a full file system is an error here and not a signal at the first
// write. A file system that cannot reserve is left to itself.
int Reserve(int fd, off_t offset, size_t byte_length) {
  for (;;) {
    if (fallocate(fd, 0, offset, static_cast<off_t>(byte_length)) == 0) return 0;
    if (errno == EOPNOTSUPP || errno == ENOSYS) return 0;
    if (errno != EINTR) return errno;
  }
}

// An anonymous file has no file system that could be full; what it must not exceed is the machine.
bool ExceedsMachine(size_t byte_length) {
  struct sysinfo info {};
  if (sysinfo(&info) != 0) return false;
  return byte_length > (static_cast<uint64_t>(info.totalram) + info.totalswap) * info.mem_unit;
}

int SizeFile(int fd, size_t byte_length, bool is_named) {
  if (!is_named && ExceedsMachine(byte_length)) return ENOMEM;
  if (ftruncate(fd, static_cast<off_t>(kDataOffset + byte_length)) != 0) return errno;
  if (is_named) {
    // Marked first, so that a sweep knows it for ours should we be killed from here on.
    if (pwrite(fd, &kMagic, sizeof kMagic, 0) != sizeof kMagic) return errno;
    const int error = Reserve(fd, 0, kHeaderBytes);
    return error != 0 ? error : Reserve(fd, kDataOffset, byte_length);
  }
  // Nobody can make it shorter, so that no mapping ever reaches beyond its end.
  fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
  return 0;
}

#else

int OpenByName(const std::string& name, int flags) {
  return shm_open(("/" + name).c_str(), flags, 0600);
}

int UnlinkByName(const std::string& name) { return shm_unlink(("/" + name).c_str()); }

int OpenAnonymous() {
  errno = ENOTSUP;
  return -1;
}

// macOS lets a segment be sized once, and rounds up to whole pages.
int SizeFile(int fd, size_t byte_length, bool) {
  return ftruncate(fd, static_cast<off_t>(kDataOffset + byte_length)) == 0 ? 0 : errno;
}

#endif

Outcome CheckOwner(int fd, FileFacts* facts) {
  struct stat status {};
  if (fstat(fd, &status) != 0) return SystemError(errno);
  facts->id = {static_cast<uint64_t>(status.st_dev), static_cast<uint64_t>(status.st_ino)};
  facts->size = static_cast<uint64_t>(status.st_size);
#if defined(__linux__)
  if (!S_ISREG(status.st_mode)) return {Trouble::kFormat, 0};
  facts->has_name = status.st_nlink > 0;
#else
  facts->has_name = true;
#endif
  // An anonymous file is guarded by the process that has it open, whatever its mode says.
  const bool is_private = !facts->has_name || (status.st_mode & 077) == 0;
  if (status.st_uid != geteuid() || !is_private) return {Trouble::kForeign, 0};
  return {};
}

// A creator holds the lock from its first moment on, but there is one between making the name and
// taking the lock: an empty file is looked at again.
Outcome LockAndCheck(int fd, FileFacts* facts) {
  for (int attempt = 0;; attempt += 1) {
    Outcome outcome = CheckOwner(fd, facts);
    if (!outcome.ok()) return outcome;
    outcome = LockSegmentFile(fd);
    if (!outcome.ok()) return outcome;
    outcome = CheckOwner(fd, facts);
    if (!outcome.ok() || facts->size > 0 || attempt == 100) return outcome;
    UnlockSegmentFile(fd);
    const timespec pause{0, 1000000};
    nanosleep(&pause, nullptr);
  }
}

Outcome Finish(int fd, Outcome outcome, FileHandle* file) {
  if (outcome.ok()) *file = fd;
  else close(fd);
  return outcome;
}

}  // namespace

Outcome CreateSegmentFile(const std::string& name, size_t byte_length, FileHandle* file) {
  const bool is_named = !name.empty();
  const int fd = is_named ? OpenByName(name, O_RDWR | O_CREAT | O_EXCL) : OpenAnonymous();
  if (fd < 0) {
    if (errno == ENOTSUP || errno == ENOSYS) return {Trouble::kUnsupported, errno};
    return SystemError(errno);
  }
  Outcome outcome = LockSegmentFile(fd);
  if (outcome.ok()) {
    const int error = SizeFile(fd, byte_length, is_named);
    if (error != 0) outcome = SystemError(error);
  }
  if (!outcome.ok() && is_named) UnlinkByName(name);
  return Finish(fd, outcome, file);
}

Outcome OpenNamedFile(const std::string& name, FileHandle* file, FileFacts* facts) {
  const int fd = OpenByName(name, O_RDWR);
  if (fd < 0) return SystemError(errno);
  Outcome outcome = LockAndCheck(fd, facts);
  if (outcome.ok() && !facts->has_name) outcome = {Trouble::kMissing, 0};
  return Finish(fd, outcome, file);
}

Outcome OpenFileOfProcess(uint32_t pid, uint32_t number, FileHandle* file, FileFacts* facts) {
#if defined(__linux__)
  char path[48];
  std::snprintf(path, sizeof path, "/proc/%u/fd/%u", pid, number);
  // The number may stand for anything by now: do not wait for a pipe, do not take over a terminal.
  const int fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return errno == EACCES || errno == ENOENT ? SystemError(errno)
                                                        : Outcome{Trouble::kMissing, errno};
  return Finish(fd, LockAndCheck(fd, facts), file);
#else
  return {Trouble::kUnsupported, ENOTSUP};
#endif
}

Outcome ReadFacts(FileHandle file, FileFacts* facts) {
  return CheckOwner(static_cast<int>(file), facts);
}

void CloseFile(FileHandle file) {
  if (file != kNoFile) close(static_cast<int>(file));
}

Outcome LockSegmentFile(FileHandle file) {
  // Held for microseconds, unless its holder was stopped.
  for (int attempt = 0; attempt < 2000; attempt += 1) {
    if (flock(static_cast<int>(file), LOCK_EX | LOCK_NB) == 0) return {};
    if (errno == EINTR) continue;
    if (errno == ENOTSUP || errno == EOPNOTSUPP || errno == EINVAL) return {};  // macOS
    if (errno != EWOULDBLOCK) return SystemError(errno);
    const timespec pause{0, 1000000};
    nanosleep(&pause, nullptr);
  }
  return {Trouble::kBusy, EWOULDBLOCK};
}

void UnlockSegmentFile(FileHandle file) { flock(static_cast<int>(file), LOCK_UN); }

void* MapRange(FileHandle file, size_t offset, size_t byte_length) {
  void* address = mmap(nullptr, byte_length, PROT_READ | PROT_WRITE, MAP_SHARED,
                       static_cast<int>(file), static_cast<off_t>(offset));
  return address == MAP_FAILED ? nullptr : address;
}

void UnmapRange(void* address, size_t byte_length) { munmap(address, byte_length); }

bool ReplaceRange(void* address, size_t byte_length) {
  return mmap(address, byte_length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_FIXED, -1,
              0) != MAP_FAILED;
}

Outcome RemoveName(const std::string& name) {
  return UnlinkByName(name) == 0 ? Outcome{} : SystemError(errno);
}

std::vector<std::string> ListNames() {
  std::vector<std::string> names;
#if defined(__linux__)
  DIR* folder = opendir("/dev/shm");
  if (folder == nullptr) return names;
  while (const dirent* entry = readdir(folder)) {
    if (std::strncmp(entry->d_name, "tsmem", 5) == 0) names.emplace_back(entry->d_name);
  }
  closedir(folder);
#endif
  return names;
}

void FillRandom(unsigned char* bytes, size_t count) {
#if defined(__linux__)
  size_t done = 0;
  while (done < count) {
    const long got = syscall(SYS_getrandom, bytes + done, count - done, 0);
    if (got > 0) done += static_cast<size_t>(got);
    else if (errno != EINTR) abort();  // no kernel that Node supports lacks it
  }
#else
  arc4random_buf(bytes, count);
#endif
}

#if defined(__linux__)
const size_t kRandomNameLength = 20;
#else
const size_t kRandomNameLength = 8;  // 31 bytes for the whole name
#endif

}  // namespace tsmem::shared

#endif
