// Pages of locks without Node: between mappings, threads and processes.
#if defined(__linux__)

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>
#include <vector>

#include "../shared/futex.h"
#include "../shared/sync_area.h"
#include "check.h"

namespace {

using namespace tsmem::sync;

constexpr size_t kBytes = 4096;
constexpr uint32_t kKind = 7;

void* SharedPage() {
  return mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

SyncArea* MustCreate(void* memory) {
  SyncArea* area = nullptr;
  CHECK(CreateArea(memory, kBytes, kKind, &area) == SyncFault::kNone);
  return area;
}

LockStatus Take(SyncArea* area, double wait_ms = 0) {
  return Acquire(*area->locks, *area->page, 0, wait_ms);
}

LockStatus Give(SyncArea* area) { return Release(*area->locks, *area->page, 0); }

void AreasAreSharedAndGivenBack() {
  const int before = CountAreas();
  void* memory = SharedPage();
  SyncArea* area = nullptr;
  CHECK(OpenArea(memory, kBytes, kKind, &area) == SyncFault::kNotReady);
  CHECK(CreateArea(memory, 100, kKind, &area) == SyncFault::kTooSmall);
  CHECK(CreateArea(static_cast<char*>(memory) + 8, kBytes - 8, kKind, &area) == SyncFault::kTooSmall);
  area = MustCreate(memory);
  SyncArea* again = nullptr;
  CHECK(OpenArea(memory, kBytes, kKind + 1, &again) == SyncFault::kOtherKind);
  CHECK(OpenArea(memory, kBytes, kKind, &again) == SyncFault::kNone);
  CHECK(again == area && CountAreas() == before + 1);

  alignas(64) static char copy[kBytes];
  std::memcpy(copy, memory, kBytes);
  SyncArea* none = nullptr;
  CHECK(OpenArea(copy, kBytes, kKind, &none) == SyncFault::kCopied);

  munmap(memory, kBytes);  // ours stays
  CHECK(Take(area) == LockStatus::kAcquired);
  CHECK(Give(area) == LockStatus::kAcquired);
  CloseArea(area);
  CHECK(CountAreas() == before + 1);
  CloseArea(again);
  CHECK(CountAreas() == before);
}

void PrivateMemoryIsRefused() {
  void* memory = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  SyncArea* area = nullptr;
  CHECK(CreateArea(memory, kBytes, kKind, &area) == SyncFault::kNotShared);
  munmap(memory, kBytes);
}

void RulesOfTheOwner() {
  SyncArea* area = MustCreate(SharedPage());
  CHECK(Give(area) == LockStatus::kNotOwner);
  CHECK(Take(area) == LockStatus::kAcquired);
  CHECK(Take(area, 1000) == LockStatus::kDeadlock);
  std::thread([area] {
    CHECK(Take(area) == LockStatus::kBusy);
    CHECK(Take(area, 20) == LockStatus::kBusy);
    CHECK(Give(area) == LockStatus::kNotOwner);
  }).join();
  CHECK(Give(area) == LockStatus::kAcquired);
  CloseArea(area);
}

void DeadThreadPassesTheLockOn() {
  SyncArea* area = MustCreate(SharedPage());
  std::thread([area] { CHECK(Take(area) == LockStatus::kAcquired); }).join();
  CHECK(Take(area, 1000) == LockStatus::kOwnerDied);
  CHECK(Give(area) == LockStatus::kAcquired);
  CHECK(Take(area) == LockStatus::kAcquired);
  CHECK(Give(area) == LockStatus::kAcquired);
  CloseArea(area);
}

void HeldPageStays() {
  const int before = CountAreas();
  SyncArea* area = MustCreate(SharedPage());
  SyncArea* other = MustCreate(SharedPage());
  CHECK(Take(area) == LockStatus::kAcquired);
  area->holders += 1;
  CloseArea(area);
  CHECK(CountAreas() == before + 2);
  // The list of held mutexes runs through the closed page.
  CHECK(Take(other) == LockStatus::kAcquired);
  CHECK(Give(area) == LockStatus::kAcquired);
  CHECK(Give(other) == LockStatus::kAcquired);
  CloseArea(other);
}

void KilledProcessPassesTheLockOn() {
  SyncArea* area = MustCreate(SharedPage());
  for (int round = 0; round < 20; round += 1) {
    const pid_t child = fork();
    if (child == 0) {
      Take(area);
      area->page->words[0].value = 1;
      Wake(area->page->words[0].value, 1);
      for (;;) pause();
    }
    while (area->page->words[0].value == 0) WaitWhile(area->page->words[0].value, 0, 100);
    CHECK(Take(area) == LockStatus::kBusy);
    kill(child, SIGKILL);
    CHECK(Take(area, 5000) == LockStatus::kOwnerDied);
    area->page->words[0].value = 0;
    CHECK(Give(area) == LockStatus::kAcquired);
    waitpid(child, nullptr, 0);
  }
  CloseArea(area);
}

void OneThreadAtATime() {
  SyncArea* area = MustCreate(SharedPage());
  long long counter = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; t += 1) {
    threads.emplace_back([area, &counter] {
      for (int i = 0; i < 5000; i += 1) {
        CHECK(Take(area, 10000) == LockStatus::kAcquired);
        counter += 1;
        CHECK(Give(area) == LockStatus::kAcquired);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(counter == 20000);
  CloseArea(area);
}

void WaitingEndsByWakeOrTime() {
  SyncArea* area = MustCreate(SharedPage());
  std::atomic<int32_t>& word = area->page->words[3].value;
  WaitWhile(word, 1, 10000);  // not the value: at once
  const auto start = std::chrono::steady_clock::now();
  WaitWhile(word, 0, 20);
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(15));
  std::thread waker([&word] {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    word = 1;
    Wake(word, 1);
  });
  while (word == 0) WaitWhile(word, 0, 10000);
  waker.join();
  CloseArea(area);
}

}  // namespace

int main() {
  AreasAreSharedAndGivenBack();
  PrivateMemoryIsRefused();
  RulesOfTheOwner();
  DeadThreadPassesTheLockOn();
  HeldPageStays();
  KilledProcessPassesTheLockOn();
  OneThreadAtATime();
  WaitingEndsByWakeOrTime();
  return tsmem_test::failures == 0 ? 0 : 1;
}

#else

int main() { return 0; }

#endif
