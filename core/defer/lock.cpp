// Turnstile: tokens and the row of those who wait.
#include <ravel/defer/lock.h>

#include <algorithm>
#include <stdexcept>

namespace ravel {

namespace detail {

Turnstile::Turnstile(World* world, std::size_t tokens) : world(world), limit(tokens), tokens(tokens) {}

/// Here, since GCC, where it sees into this, believes that what is still held has gone (-Wuse-after-free).
void Turnstile::release() {
  if (--references_ == 0) delete this;
}

Turnstile::~Turnstile() {
  // Whoever still holds one of these can cancel it; there is nothing to leave any more.
  for (const Ref<Chain>& chain : waiting) chain->clearCanceller();
}

bool Turnstile::enter(Chain& chain) {
  if (tokens == 0) {
    chain.setCanceller([this](Chain& self) { forget(self); });
    waiting.emplace_back(&chain);
    return false;
  }
  --tokens;
  return true;
}

Ref<Chain> Turnstile::leave() {
  if (tokens >= limit) throw AssertionError("release: nobody holds it");
  if (waiting.empty()) {
    ++tokens;
    return {};
  }
  Ref<Chain> next = std::move(waiting.front());
  waiting.pop_front();
  return next;
}

void Turnstile::forget(Chain& chain) {
  std::erase_if(waiting, [&](const Ref<Chain>& each) { return each.get() == &chain; });
}

}  // namespace detail

DeferredSemaphore::DeferredSemaphore(WorldRef world, int limit)
    : Turns(world, limit < 1 ? throw std::invalid_argument("DeferredSemaphore: the limit must be at least 1")
                             : static_cast<std::size_t>(limit)) {}

}  // namespace ravel
