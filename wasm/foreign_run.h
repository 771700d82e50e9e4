// A run: several pairs of the page's language, which are one entry in a chain.
#pragma once

#include <ravel/defer/chain.h>

namespace ravel::page {

/// Adds the pairs that `run` (a slot, taken over) holds on the JavaScript side, and runs the chain if it
/// was fired.
void addRun(detail::Chain& chain, int run);

}  // namespace ravel::page
