// How often this program has asked for memory, and when it is to get none.
#pragma once

#include <cstddef>

namespace support {

/// Calls of operator new so far.
std::size_t allocations();
/// How many of them are not deleted yet.
std::size_t aliveAllocations();

/// Which calls of operator new fail.
enum class Fails {
  Never,
  Once,      // the one
  FromThen,  // the one and all behind it
};

/// From now on the `nth` call of operator new (1 is the next) fails as said.
void failAllocation(std::size_t nth, Fails how);
/// No call fails any more. Whether one did.
bool allocationsWork();

}  // namespace support
