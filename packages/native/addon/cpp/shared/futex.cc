#include "futex.h"

#if defined(__linux__)

#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace tsmem::sync {

// Without FUTEX_PRIVATE_FLAG: the kernel looks for the page, not for the address.
void WaitWhile(std::atomic<int32_t>& word, int32_t expected, double wait_ms) {
  const auto wait_ns = static_cast<int64_t>(wait_ms * 1e6);
  timespec wait;
  wait.tv_sec = wait_ns / 1000000000;
  wait.tv_nsec = wait_ns % 1000000000;
  syscall(SYS_futex, &word, FUTEX_WAIT, expected, &wait, nullptr, 0);
}

void Wake(std::atomic<int32_t>& word, int32_t count) {
  syscall(SYS_futex, &word, FUTEX_WAKE, count, nullptr, nullptr, 0);
}

}  // namespace tsmem::sync

#else

#include <chrono>
#include <thread>

namespace tsmem::sync {

void WaitWhile(std::atomic<int32_t>& word, int32_t expected, double wait_ms) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::microseconds(static_cast<int64_t>(wait_ms * 1e3));
  auto pause = std::chrono::microseconds(50);
  while (word.load() == expected && Clock::now() < until) {
    std::this_thread::sleep_for(pause);
    if (pause < std::chrono::milliseconds(2)) pause *= 2;
  }
}

void Wake(std::atomic<int32_t>&, int32_t) {}

}  // namespace tsmem::sync

#endif
