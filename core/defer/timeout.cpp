// addTimeout, and what the library's own pairs do beside a chain's result.
#include <ravel/defer/deferred.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel {

TimeoutError::TimeoutError(double seconds) : message_("no result within " + showSpan(seconds)) {}

namespace detail {

void tap(Chain& chain, Function<void()> action) {
  chain.add(
      [](Entry& entry, Chain& self) {
        letPass(self.result(), *static_cast<Function<void()>*>(entry.closure()));
        return false;
      },
      Entry::Both, std::move(action));
}

std::shared_ptr<Timeout> startTimeout(Chain& chain, double seconds, ReactorTime& clock) {
  auto timeout = std::make_shared<Timeout>();
  timeout->call = clock.callLater(seconds, [timeout = std::weak_ptr(timeout), held = Ref<Chain>(&chain)] {
    if (auto started = timeout.lock()) started->over = true;
    held->cancel();
  });
  return timeout;
}

void endTimeout(Chain& chain, std::shared_ptr<Timeout> timeout) {
  tap(chain, [timeout = std::move(timeout)] {
    if (timeout->call.active()) timeout->call.cancel();
  });
}

void addTimeout(Chain& chain, double seconds, ReactorTime& clock) {
  struct Convert {
    std::shared_ptr<Timeout> timeout;
    double seconds;
  };
  auto timeout = startTimeout(chain, seconds, clock);
  chain.add(
      [](Entry& entry, Chain& self) {
        auto& convert = *static_cast<Convert*>(entry.closure());
        if (!convert.timeout->over || !self.result().isFailure()) return false;
        if (self.result().failure().check<CancelledError>()) {
          self.result().setFailure(Failure(TimeoutError(convert.seconds)));
        }
        return false;
      },
      Entry::Both, Convert{timeout, seconds});
  endTimeout(chain, std::move(timeout));
}

}  // namespace detail
}  // namespace ravel
