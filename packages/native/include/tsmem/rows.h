// The `T**` forms of IN_ARRAY3-4 and INPLACE_ARRAY3-4: a list of arrays of one shape.
#pragma once

#include "input.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

// Each item of the list is an array argument of its own, with one dimension less.
template <class Map>
class Rows : public Argument {
  static constexpr InputSpec row_spec = {Map::spec.dtype,    Map::spec.ndim - 1,  Map::spec.alignment,
                                         Map::spec.order,    Map::spec.rule,      Map::spec.in_place,
                                         Map::spec.writeback, nullptr};

 public:
  void read(Call& call, napi_value value) override {
    const napi_env env = call.env;
    if (!is_array(env, value)) {
      throw Error(Code::invalid_argument,
                  std::string("A list of arrays required.  A '") + show_type(env, value) +
                      "' was given");
    }
    const std::uint32_t count = array_length(env, value);
    fail_unless_fits(count, longest_);
    rows_.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      rows_.push_back(std::make_unique<InputArray>(row_spec));
      rows_.back()->limit_lengths(longest_);
      rows_.back()->read(call, get(env, value, i));
    }
    layout_.ndim = Map::spec.ndim;
    layout_.shape[0] = count;
    for (int axis = 1; axis < layout_.ndim; ++axis) {
      layout_.shape[axis] = count > 0 ? rows_[0]->layout().shape[axis - 1] : 0;
    }
    for (const auto& row : rows_) {
      for (int axis = 1; axis < layout_.ndim; ++axis) {
        if (row->layout().shape[axis - 1] == layout_.shape[axis]) continue;
        throw Error(Code::shape, "All arrays of the list must have the same shape.  " +
                                     show_shape(rows_[0]->layout()) + " and " +
                                     show_shape(row->layout()) + " were given");
      }
    }
  }

  void confirm(Call& call) override {
    for (const auto& row : rows_) row->confirm(call);
  }

  void bind(Call& call) override {
    addresses_.reserve(rows_.size() + 1);
    for (const auto& row : rows_) {
      row->bind(call);
      addresses_.push_back(static_cast<typename Map::Type*>(row->address()));
    }
    addresses_.push_back(nullptr);
  }

  void finish(Call& call) override {
    for (const auto& row : rows_) row->finish(call);
  }

  void limit_lengths(std::int64_t longest) { longest_ = longest; }
  typename Map::Type** addresses() { return addresses_.data(); }
  const Layout& layout() const { return layout_; }

 private:
  std::vector<std::unique_ptr<InputArray>> rows_;
  std::vector<typename Map::Type*> addresses_;
  Layout layout_;
  std::int64_t longest_ = INT64_MAX;
};

}  // namespace detail
}  // namespace tsmem
