// The smallest test harness: CHECK counts failures, main returns them.
#ifndef TSMEM_TEST_CHECK_H_
#define TSMEM_TEST_CHECK_H_

#include <cstdio>

namespace tsmem_test {
inline int failures = 0;
}

#define CHECK(condition)                                                     \
  do {                                                                       \
    if (!(condition)) {                                                      \
      std::fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);   \
      tsmem_test::failures += 1;                                             \
    }                                                                        \
  } while (false)

#endif  // TSMEM_TEST_CHECK_H_
