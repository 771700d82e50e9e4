// A run: one crossing to JavaScript and back for as many pairs as lie together.
#include "foreign_run.h"

#include "foreign.h"

namespace ravel::page {

namespace {

/// What ravel_page_run answers: the lane (bit 0) of a result that is as it was, or, with bit 1, in a new
/// slot; or the chain of a Deferred that a callback returned, with bit 0 set when pairs of this run are left.
bool runPairs(detail::Entry& entry, detail::Chain& chain) {
  const Foreign& run = *static_cast<Foreign*>(entry.closure());
  detail::Result& result = chain.result();
  // It waited, and was unpaused by hand: its functions are given the Deferred that it waited for.
  const Foreign awaited(result.isDeferred() ? ravel_page_deferred(sharedHandle(result.deferred())) : 0);
  const int given = awaited.slot() ? awaited.slot() : cross(result);
  const int code = ravel_page_run(run.slot(), given, handleOf(&chain));
  if (code >= 8) {
    result.setDeferred(Ref(&chainOf(code & ~7)));
    return (code & 1) != 0;
  }
  if (code & 2) receive(result, ravel_page_out(), code & 1);
  return false;
}

}  // namespace

void addRun(detail::Chain& chain, int run) { chain.addRun(&runPairs, Foreign(run)); }

}  // namespace ravel::page
