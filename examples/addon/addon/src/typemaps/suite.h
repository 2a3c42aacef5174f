// Wraps every kernel for one element type, under names like `in2F/int32`.
#pragma once

#include <tsmem/tsmem.h>

#include <string>
#include <vector>

#include "kernels.h"

namespace typemaps {

using Functions = std::vector<tsmem::Function>;

template <class T>
class Suite {
 public:
  Suite(Functions* functions, const std::string& dtype) : functions_(functions), dtype_(dtype) {}

  void add_all() {
    one_dimension();
    by_order<2, PointerFirst<T, int, int>, LengthsFirst<T, long, long>>();
    by_order<3, PointerFirst<T, int, int, int>, LengthsFirst<T, long, long, long>>();
    by_order<4, PointerFirst<T, int, int, int, int>, LengthsFirst<T, long, long, long, long>>();
    fixed();
    rows();
  }

 private:
  template <auto Kernel, class... Maps>
  void add(const std::string& form) {
    functions_->push_back(tsmem::function<Kernel, Maps...>(form + "/" + dtype_));
  }

  template <int N, class Order>
  using Managed = tsmem::Managed<T, N, Order, tsmem::Delete<&counted_free>>;
  template <int N, class Order>
  using View = tsmem::View<T, N, Order, tsmem::Static>;

  void one_dimension() {
    using P = PointerFirst<T, int>;
    using L = LengthsFirst<T, long>;
    add<&P::sum, tsmem::In<T, 1>>("in1");
    add<&L::sum, tsmem::In<T, 1>>("in1L");
    add<&P::add, tsmem::InOut<T, 1>>("inout1");
    add<&L::add, tsmem::InOut<T, 1>>("inout1L");
    add<&P::add, tsmem::InOut<T>>("inoutFlat");
    add<&L::add, tsmem::InOut<T>>("inoutFlatL");
    add<&P::fill, tsmem::Out<T, 1>>("out1");
    add<&L::fill, tsmem::Out<T, 1>>("out1L");
    add<&P::make, int, Managed<1, tsmem::C>>("managed1");
    add<&L::make, long, Managed<1, tsmem::C>>("managed1L");
    add<&P::keep, int, View<1, tsmem::C>>("view1");
    add<&L::keep, long, View<1, tsmem::C>>("view1L");
  }

  template <int N, class P, class L>
  void by_order() {
    const std::string n = std::to_string(N);
    inputs<N, P, L, tsmem::C>(n);
    inputs<N, P, L, tsmem::F>(n + "F");
    outputs<N, P, L, tsmem::C>(n, std::make_index_sequence<N>());
    outputs<N, P, L, tsmem::F>(n + "F", std::make_index_sequence<N>());
  }

  template <int N, class P, class L, class Order>
  void inputs(const std::string& form) {
    add<&P::sum, tsmem::In<T, N, Order>>("in" + form);
    add<&L::sum, tsmem::In<T, N, Order>>("in" + form + "L");
    add<&P::add, tsmem::InOut<T, N, Order>>("inout" + form);
    add<&L::add, tsmem::InOut<T, N, Order>>("inout" + form + "L");
    add<&P::fill, tsmem::Out<T, N, Order>>("out" + form);
  }

  template <int, class Length>
  using Repeat = Length;

  template <int N, class P, class L, class Order, std::size_t... Axis>
  void outputs(const std::string& form, std::index_sequence<Axis...>) {
    add<&P::make, Repeat<Axis, int>..., Managed<N, Order>>("managed" + form);
    add<&L::make, Repeat<Axis, long>..., Managed<N, Order>>("managed" + form + "L");
    add<&P::keep, Repeat<Axis, int>..., View<N, Order>>("view" + form);
    add<&L::keep, Repeat<Axis, long>..., View<N, Order>>("view" + form + "L");
  }

  void fixed() {
    using K = Fixed<T>;
    add<&K::sum1, tsmem::In<T[5]>>("inFixed1");
    add<&K::sum2, tsmem::In<T[2][3]>>("inFixed2");
    add<&K::sum3, tsmem::In<T[2][3][2]>>("inFixed3");
    add<&K::sum4, tsmem::In<T[2][2][3][2]>>("inFixed4");
    add<&K::add1, tsmem::InOut<T[5]>>("inoutFixed1");
    add<&K::add2, tsmem::InOut<T[2][3]>>("inoutFixed2");
    add<&K::add3, tsmem::InOut<T[2][3][2]>>("inoutFixed3");
    add<&K::add4, tsmem::InOut<T[2][2][3][2]>>("inoutFixed4");
    add<&K::fill1, tsmem::Out<T[5]>>("outFixed1");
    add<&K::fill2, tsmem::Out<T[2][3]>>("outFixed2");
    add<&K::fill3, tsmem::Out<T[2][3][2]>>("outFixed3");
    add<&K::fill4, tsmem::Out<T[2][2][3][2]>>("outFixed4");
  }

  void rows() {
    using R3 = Rows<T, int, int>;
    using R4 = Rows<T, int, int, int>;
    add<&R3::sum, tsmem::In<T, 3>>("inRows3");
    add<&R3::sum_last, tsmem::In<T, 3>>("inRows3L");
    add<&R4::sum, tsmem::In<T, 4>>("inRows4");
    add<&R4::sum_last, tsmem::In<T, 4>>("inRows4L");
    add<&R3::add, tsmem::InOut<T, 3>>("inoutRows3");
    add<&R3::add_last, tsmem::InOut<T, 3>>("inoutRows3L");
    add<&R4::add, tsmem::InOut<T, 4>>("inoutRows4");
    add<&R4::add_last, tsmem::InOut<T, 4>>("inoutRows4L");
  }

  Functions* functions_;
  std::string dtype_;
};

// Spread over several files, so that they compile in parallel.
void add_bool_and_bytes(Functions* functions);
void add_16_bits(Functions* functions);
void add_32_bits(Functions* functions);
void add_64_bits(Functions* functions);
void add_floats(Functions* functions);
void add_complex(Functions* functions);

inline Functions suite() {
  Functions functions;
  add_bool_and_bytes(&functions);
  add_complex(&functions);
#ifndef TYPEMAPS_FEW  // instrumented builds leave the rest out: they take minutes to compile
  add_16_bits(&functions);
  add_32_bits(&functions);
  add_64_bits(&functions);
  add_floats(&functions);
#endif
  return functions;
}

}  // namespace typemaps
