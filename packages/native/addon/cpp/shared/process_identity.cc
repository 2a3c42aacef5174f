#include "process_identity.h"

#if defined(_WIN32)
#include <windows.h>
#else
#include <signal.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#endif
#if defined(__APPLE__)
#include <sys/sysctl.h>
#elif !defined(_WIN32)
#include <fcntl.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#endif

namespace tsmem::shared {

namespace {

enum class Found : uint8_t { kRunning, kOver, kUnknown };

#if defined(_WIN32)

uint64_t StartOf(HANDLE process) {
  FILETIME created, exited, kernel, user;
  if (!GetProcessTimes(process, &created, &exited, &kernel, &user)) return 0;
  const uint64_t ticks = (uint64_t{created.dwHighDateTime} << 32) | created.dwLowDateTime;
  return (ticks - 116444736000000000u) / 10;
}

Found Find(uint32_t pid, uint64_t* start) {
  HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | SYNCHRONIZE, FALSE, pid);
  if (process == nullptr) {
    return GetLastError() == ERROR_INVALID_PARAMETER ? Found::kOver : Found::kUnknown;
  }
  const bool over = WaitForSingleObject(process, 0) == WAIT_OBJECT_0;
  *start = StartOf(process);
  CloseHandle(process);
  return over ? Found::kOver : Found::kRunning;
}

uint32_t OwnPid() { return GetCurrentProcessId(); }
uint64_t OwnSpace() { return 0; }

#elif defined(__APPLE__)

Found Find(uint32_t pid, uint64_t* start) {
  kinfo_proc info{};
  size_t size = sizeof info;
  int name[] = {CTL_KERN, KERN_PROC, KERN_PROC_PID, static_cast<int>(pid)};
  if (sysctl(name, 4, &info, &size, nullptr, 0) != 0) return Found::kUnknown;
  if (size == 0 || info.kp_proc.p_stat == SZOMB) return Found::kOver;
  const timeval& time = info.kp_proc.p_starttime;
  *start = static_cast<uint64_t>(time.tv_sec) * 1000000u + static_cast<uint64_t>(time.tv_usec);
  return Found::kRunning;
}

uint32_t OwnPid() { return static_cast<uint32_t>(getpid()); }
uint64_t OwnSpace() { return 0; }

#else

// Field 3 (state) and field 22 (start time) of /proc/<pid>/stat. Field 2 is the name of the program
// in parentheses and may contain anything, so counting starts after the last one.
Found Find(uint32_t pid, uint64_t* start) {
  char path[32];
  std::snprintf(path, sizeof path, "/proc/%u/stat", pid);
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return errno == ENOENT ? Found::kOver : Found::kUnknown;
  char text[1024];
  const ssize_t length = read(fd, text, sizeof text - 1);
  close(fd);
  if (length <= 0) return length < 0 && errno == ESRCH ? Found::kOver : Found::kUnknown;
  text[length] = '\0';
  const char* field = std::strrchr(text, ')');
  if (field == nullptr || field[1] == '\0') return Found::kUnknown;
  field += 2;
  const char state = *field;
  for (int number = 3; number < 22; number += 1) {
    field = std::strchr(field, ' ');
    if (field == nullptr) return Found::kUnknown;
    field += 1;
  }
  *start = std::strtoull(field, nullptr, 10);
  return state == 'Z' || state == 'X' ? Found::kOver : Found::kRunning;
}

uint32_t OwnPid() { return static_cast<uint32_t>(getpid()); }

uint64_t OwnSpace() {
  struct stat facts {};
  return stat("/proc/self/ns/pid", &facts) == 0 ? facts.st_ino : 0;
}

#endif

ProcessIdentity FindOwn() {
  ProcessIdentity own;
  own.pid = OwnPid();
  own.space = OwnSpace();
  if (Find(own.pid, &own.start) == Found::kOver) own.start = 0;
  return own;
}

}  // namespace

const ProcessIdentity& OwnIdentity() {
  static const ProcessIdentity own = FindOwn();
  return own;
}

bool IsAlive(const ProcessIdentity& process) {
  if (process.space != OwnIdentity().space) return true;
  uint64_t start = 0;
  switch (Find(process.pid, &start)) {
    case Found::kOver:
      return false;
    case Found::kRunning:
      return process.start == 0 || start == 0 || start == process.start;
    case Found::kUnknown:
      break;
  }
#if defined(_WIN32)
  return true;
#else
  return kill(static_cast<pid_t>(process.pid), 0) == 0 || errno != ESRCH;
#endif
}

}  // namespace tsmem::shared
