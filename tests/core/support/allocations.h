// How often this program has asked for memory.
#pragma once

#include <cstddef>

namespace support {

/// Calls of operator new so far.
std::size_t allocations();

}  // namespace support
