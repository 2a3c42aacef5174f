// Every line below wraps one C or C++ function; there is no other glue.
#include <tsmem/tsmem.h>

#include "crop.h"
#include "ezalloc.h"
#include "leaks.h"
#include "options.h"
#include "series.h"
#include "typemaps/suite.h"
#include "vectors.h"

using tsmem::function;
using namespace tsmem;

TSMEM_MODULE(
    function<&alloc_ints, int, Managed<int, 1>, Errno>("allocManaged"),
    // The same function with its memory declared as "C keeps it": nobody ever frees it.
    function<&alloc_ints, int, View<int, 1, Static>, Errno>("allocLeaking"),
    function<&crop, In<int, 2>, int, int, int, int, Managed<int, 2>, Errno>("crop"),

    function<&range_fill, double, Out<double, 1>>("range"),
    function<&cumsum, In<double, 1>, Out<double, 1, Like<0>, NoDims>>("cumsum"),
    function<&cumsum_in_place, InOut<double, 1>>("cumsumInPlace"),
    function<&scale, InOut<double, 2>, double>("scale"),
    function<&scale, InOut<double, 2, Writeback>, double>("scaleAnyLayout"),
    function<&minmax, In<double, 1>, Scalar<double>, Scalar<double>, Errno>("minmax"),
    function<&::partition, In<double, 1>, double, Managed<double, 1, Delete<&counted_free>>,
             Managed<double, 1, Delete<&counted_free>>, Status>("partition"),
    function<&tail, In<double, 1>, int, View<double, 1, KeepAlive<0>>, Errno>("tail"),
    function<&tail_copy, In<double, 1>, int, Managed<double, 1, Delete<&counted_free>>, Errno>(
        "tailCopy"),
    function<&dot, In<double, 1>, In<double, 1>, Errno>("dot"),
    function<&no_memory, int, Managed<int, 1>>("noMemory"),
    function<&primes, View<int, 1, Static>>("primes"),
    function<&histogram_create, In<double, 1>, int, Owner<histogram, &histogram_destroy>,
             Managed<double, 1, Shared>, Managed<int, 1, Shared>, Status>("histogram"),
    function<&live_blocks>("liveBlocks"),

    function<&norm>("norm"),
    function<&identity>("identity"),
    function<&rotate>("rotate"),
    function<&squares>("squares"),
    function<&quotient>("quotient"),
    function<&raise>("raise"),

    function<&sum_floats, In<float, 1, Convert::same_kind>>("sumSameKind"),
    function<&sum_floats, In<float, 1, Convert::none>>("sumWithoutCopy"),
    function<&range_fill, double, Out<double, 1, Uninit>>("rangeUninit"),
    function<&new_ints, int, Managed<int, 1, DeleteArray>>("newInts"),
    function<&ramp>("ramp"),
    function<&ramp_halves>("rampHalves"),
    function<&second_half>("secondHalf"),
    function<&repeat>("repeat"),
    function<&sign>("sign"),
    function<&echo>("echo"),

    function<&tail_leaking_reference>("tailLeakingReference"),
    function<&tail_leaking_helper>("tailLeakingHelper"),

    typemaps::suite())
