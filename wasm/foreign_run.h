// A run: several pairs of the page's language, which are one entry in a chain.
#pragma once

#include <cstdint>

#include <ravel/defer/chain.h>

namespace ravel::page {

/// A chain's handle is its address. One that is given to the page comes with a reference (sharedHandle: a new one).
inline detail::Chain& chainOf(int handle) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): a handle is an address
  return *reinterpret_cast<detail::Chain*>(static_cast<std::intptr_t>(handle));
}
inline int handleOf(const detail::Chain* chain) { return static_cast<int>(reinterpret_cast<std::intptr_t>(chain)); }
inline int sharedHandle(detail::Chain* chain) { return handleOf(Ref(chain).detach()); }

/// Adds the pairs that `run` (a slot, taken over) holds on the JavaScript side, and runs the chain if it
/// was fired.
void addRun(detail::Chain& chain, int run);

}  // namespace ravel::page
