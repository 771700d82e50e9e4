// loopbackAsync: two ends of a link without delay.
#include <ravel/protocol/loopback.h>

#include <utility>

#include <ravel/protocol/memory_end.h>

namespace ravel {

using detail::MemoryEnd;

Deferred<void> loopbackAsync(ReactorTime& clock, std::shared_ptr<Protocol> server, std::shared_ptr<Protocol> client) {
  const MemoryLink link{.delay = 0};
  const Address one{"memory", "server", 0};
  const Address other{"memory", "client", 0};
  const auto a = std::make_shared<MemoryEnd>(clock, link, MemoryEnd::Addresses{one, other});
  const auto b = std::make_shared<MemoryEnd>(clock, link, MemoryEnd::Addresses{other, one});
  MemoryEnd::join(*a, *b);

  // The ends hold the Deferred that they are to fire, and its canceller holds them: the world takes that apart
  // if it comes to nothing.
  const auto open = std::make_shared<detail::OpenEnds>();
  Deferred<void> d(clock, [&clock, open, a, b](Deferred<void>&) {
    a->abortConnection();
    b->abortConnection();
    clock.callLater(0, [open] {});  // keeps them until they know
  });
  const auto left = std::make_shared<int>(2);
  const auto over = [left, d]() mutable {
    if (--*left == 0 && !d.called()) d.callback();
  };
  try {
    a->begin(open, detail::Session(std::move(server), nullptr, over));
    b->begin(open, detail::Session(std::move(client), nullptr, over));
  } catch (const std::bad_alloc&) {
    a->breakDown();
    throw;
  }
  return d;
}

}  // namespace ravel
