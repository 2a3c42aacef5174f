// Nested lists of JavaScript as arrays: [[1, 2], [3, 4]], also with typed arrays as rows.
#pragma once

#include "array_source.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

// The shape that the first items have at each depth.
inline Layout list_shape(Call& call, napi_value list) {
  const napi_env env = call.env;
  Layout layout;
  while (is_array(env, list)) {
    if (layout.ndim == max_ndim) {
      throw Error(Code::shape, "lists of more than 32 levels are not supported");
    }
    const std::uint32_t length = array_length(env, list);
    layout.shape[layout.ndim++] = length;
    if (length == 0) return layout;
    list = get(env, list, 0u);
  }
  ArraySource row;
  if (read_source(call, list, &row)) {
    if (layout.ndim + row.layout.ndim > max_ndim) {
      throw Error(Code::shape, "lists of more than 32 levels are not supported");
    }
    for (int i = 0; i < row.layout.ndim; ++i) layout.shape[layout.ndim++] = row.layout.shape[i];
  }
  return layout;
}

[[noreturn]] inline void fail_ragged(int depth) {
  throw Error(Code::shape,
              "setting an array element with a sequence. The list has an inhomogeneous shape after " +
                  std::to_string(depth) + " dimensions; make its rows equally long");
}

// Writes the elements of `list` in C order. `shape` is checked against what is found, because the
// list may change while its getters run. Each row that is an array is copied as soon as it was read.
class ListReader {
 public:
  ListReader(Call& call, const Layout& shape, DType dtype, CastRule rule)
      : call_(call), shape_(shape), dtype_(dtype), rule_(rule), store_(element_store(dtype)) {}

  void read(napi_value list, Bytes to) const { read_level(list, 0, to); }

 private:
  void read_level(napi_value value, int depth, Bytes to) const {
    const napi_env env = call_.env;
    if (depth == shape_.ndim) {
      if (is_array(env, value)) fail_ragged(depth);
      store_(env, value, to);
      return;
    }
    if (!is_array(env, value)) {
      read_row(value, depth, to);
      return;
    }
    const std::int64_t length = shape_.shape[depth];
    if (array_length(env, value) != length) fail_ragged(depth);
    std::int64_t step = info(dtype_).itemsize;
    for (int i = depth + 1; i < shape_.ndim; ++i) step *= shape_.shape[i];
    for (std::int64_t i = 0; i < length; ++i, to += step) {
      HandleScope scope(env);
      read_level(get(env, value, static_cast<std::uint32_t>(i)), depth + 1, to);
    }
  }

  void read_row(napi_value value, int depth, Bytes to) const {
    ArraySource row;
    if (!read_source(call_, value, &row) || row.layout.ndim != shape_.ndim - depth) {
      fail_ragged(depth);
    }
    for (int i = 0; i < row.layout.ndim; ++i) {
      if (row.layout.shape[i] != shape_.shape[depth + i]) fail_ragged(depth);
    }
    if (!can_cast(row.dtype, dtype_, rule_)) {
      throw Error(Code::cast, std::string("Array of type '") + info(dtype_).name +
                                  "' required.  A row of type '" + info(row.dtype).name +
                                  "' was given");
    }
    confirm_source(call_.env, row);
    const Region region = locate(call_.env, row);
    gather(region.start + row.byte_offset, row.layout, row.dtype, row.swapped, to, dtype_,
           Order::c);
  }

  Call& call_;
  const Layout& shape_;
  DType dtype_;
  CastRule rule_;
  StoreElement store_;
};

}  // namespace detail
}  // namespace tsmem
