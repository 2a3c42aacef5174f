// A small pool of helper threads for large operations, and how work is split over it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>

namespace tsmem::kernels {

/// Bytes touched per thread below which an operation of little arithmetic stays on the calling thread.
constexpr size_t kThreadBytes = size_t{512} << 10;

/// Calls work(from, to) on disjoint ranges that cover [0, length). Each range but the last is a
/// multiple of `multiple`; no range is shorter than `grain` unless it is the only one. A grain is some 20 us
/// of work: with helpers asleep, ranges are four times as long at least. Returns when all are
/// done; one caller at a time has helpers, the others run alone. `work` must not throw.
void parallel(int64_t length, int64_t grain, int64_t multiple,
              const std::function<void(int64_t from, int64_t to)>& work);

/// Threads that one operation may use, the caller included; at least 1.
int thread_count();
void set_thread_count(int count);

}  // namespace tsmem::kernels
