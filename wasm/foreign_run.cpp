// A run: one crossing to JavaScript and back for as many pairs as lie together.
#include "foreign_run.h"

#include <cstdint>

#include "foreign.h"

namespace ravel::page {

namespace {

/// What ravel_page_run answers: the lane (bit 0) of a result that is in the slot it was given, or, with
/// bit 1, in a new slot; or the chain of a Deferred that a callback returned, with bit 0 set when pairs
/// of this run are left.
bool runPairs(detail::Entry& entry, detail::Chain& chain) {
  const Foreign& run = *static_cast<Foreign*>(entry.closure());
  detail::Result& result = chain.result();
  const Crossing in = cross(result);
  const int code = ravel_page_run(run.slot(), in.slot, in.lane, static_cast<int>(reinterpret_cast<std::intptr_t>(&chain)));
  const int lane = code & 1;
  if (code >= 8) {
    result.setDeferred(Ref<detail::Chain>(reinterpret_cast<detail::Chain*>(static_cast<std::intptr_t>(code & ~7))));
    return lane != 0;
  }
  if (code & 2) {
    receive(result, ravel_page_out(), lane);
  } else if (lane != in.lane) {
    receive(result, result.value<Foreign>()->detach(), lane);
  }
  return false;
}

}  // namespace

void addRun(detail::Chain& chain, int run) {
  chain.addRun(&runPairs, Foreign(run));
}

}  // namespace ravel::page
