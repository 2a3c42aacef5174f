#include "iteration.h"

namespace tsmem::kernels {
namespace {

int64_t magnitude(int64_t x) { return x < 0 ? -x : x; }

// Should axis `outer` stay outside of `inner`? By the key operand; where one of its strides is 0,
// the other operands decide, first to last.
bool is_outer(const Axis& outer, const Axis& inner, int key, int operands) {
  for (int k = -1; k < operands; ++k) {
    const int o = k < 0 ? key : k;
    const int64_t a = magnitude(outer.stride[o]), b = magnitude(inner.stride[o]);
    if (a == 0 || b == 0 || a == b) continue;
    return a > b;
  }
  return true;
}

}  // namespace

void simplify(Iteration& it, int key, bool flip) {
  int n = 0;
  for (int d = 0; d < it.ndim; ++d) {
    if (it.axes[d].length != 1) it.axes[n++] = it.axes[d];
  }
  for (int d = 0; d < n; ++d) {
    Axis& axis = it.axes[d];
    if (!flip || axis.stride[key] >= 0) continue;
    for (int k = 0; k < it.operands; ++k) {
      it.data[k] += axis.stride[k] * (axis.length - 1);
      axis.stride[k] = -axis.stride[k];
    }
  }
  // Insertion sort, innermost first; stable, so equal strides keep C order.
  for (int i = 1; i < n; ++i) {
    const Axis axis = it.axes[i];
    int j = i;
    for (; j > 0 && !is_outer(axis, it.axes[j - 1], key, it.operands); --j) {
      it.axes[j] = it.axes[j - 1];
    }
    it.axes[j] = axis;
  }
  int last = 0;
  for (int d = 1; d < n; ++d) {
    Axis& inner = it.axes[last];
    const Axis& outer = it.axes[d];
    bool merges = true;
    for (int k = 0; k < it.operands; ++k) {
      merges = merges && outer.stride[k] == inner.stride[k] * inner.length;
    }
    if (merges) {
      inner.length *= outer.length;
    } else {
      it.axes[++last] = outer;
    }
  }
  if (n == 0) {
    it.axes[0] = Axis{1, {}};
    it.ndim = 1;
  } else {
    it.ndim = last + 1;
  }
}

}  // namespace tsmem::kernels
