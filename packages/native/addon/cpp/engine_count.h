// How many of our bytes the engine counts. V8 takes growth outside its heap for a reason to mark
// everything, and a minor collection asked for during marking becomes a full one, at 10 to 50 times the
// cost. After the first full collection of a small heap, the blocks between two sweeps were enough for
// that, over and over. So for pages that never escaped, whose number the sweep bounds, the engine is
// shown a constant: the most that there were at once lately, up to a budget.
#ifndef TSMEM_ENGINE_COUNT_H_
#define TSMEM_ENGINE_COUNT_H_

#include "env_state.h"

namespace tsmem {

// The ArrayBuffer of the record was made just now: count it as one of the steady ones if there is room.
void CountSteadily(EnvState* state, BlockRecord* record);
// The block escapes or goes: the engine knows by itself from here on.
void CountPlainly(EnvState* state, BlockRecord* record);
// A sweep is over. From time to time the most that there were is measured anew.
void CountSweep(EnvState* state);
// Forget how many there were at once.
void ForgetSteadyPeak(EnvState* state);

}  // namespace tsmem

#endif  // TSMEM_ENGINE_COUNT_H_
