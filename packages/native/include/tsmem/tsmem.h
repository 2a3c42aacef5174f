// tsmem.h: C and C++ functions on arrays for JavaScript, one declaration each.
//
//     TSMEM_MODULE(
//         tsmem::function<&crop, tsmem::In<int, 2>, int, int, int, int, tsmem::Managed<int, 2>,
//                         tsmem::Errno>("crop"))
//
// C++17, header only, on Node-API 8. docs/addons.md has the table of typemaps and who owns what.
#pragma once

#include "module.h"
