// Chain::unreachable: which waiting chains nobody can reach.
#include <algorithm>

#include <ravel/defer/chain.h>

namespace ravel::detail {

bool Chain::joins(std::vector<Ref<Chain>>& list) noexcept {
  try {
    list.emplace_back(this);
    return true;
  } catch (...) {
    return false;
  }
}

/// Chains that wait for one another make trees that grow towards the innermost, or end in a circle: each
/// waits for one at most. A whole tree lives if anybody holds any of its chains, since who fires the
/// innermost resumes all, and who holds an outer one may cancel it. So every held chain reaches what it
/// waits for, in the end the innermost; and then every other chain that leads to a reached one is reached.
/// Each chain is stepped on a fixed number of times.
std::vector<Ref<Chain>> Chain::unreachable(Chain* newest) {
  for (Chain* chain = newest; chain; chain = chain->older_) {
    if (chain->references_ == chain->inside_) continue;
    for (Chain* on = chain; on && on->mark_ != Mark::Reached; on = on->partner()) on->mark_ = Mark::Reached;
  }
  for (Chain* chain = newest; chain; chain = chain->older_) {
    Chain* end = chain;
    for (; end && end->mark_ == Mark::Unknown; end = end->partner()) end->mark_ = Mark::Unreached;
    if (!end || end->mark_ != Mark::Reached) continue;
    for (Chain* on = chain; on->mark_ != Mark::Reached; on = on->partner()) on->mark_ = Mark::Reached;
  }
  std::vector<Ref<Chain>> found;
  for (Chain* chain = newest; chain; chain = chain->older_) {
    if (chain->mark_ == Mark::Unreached) chain->joins(found);
    chain->mark_ = Mark::Unknown;
  }
  std::reverse(found.begin(), found.end());
  return found;
}

}  // namespace ravel::detail
