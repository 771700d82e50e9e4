// react: how it ends.
#include <ravel/task/react.h>

namespace ravel::detail {

void Reacting::finish() const {
  if (!stopping) reactor.stop();
}

void Reacting::fail(const Failure& failure) {
  if (const auto* exit = failure.check<SystemExit>()) {
    code = exit->code;
  } else {
    code = 1;
    reactor.world().logError({LoggedError::From::Main, failure, 0});
  }
}

}  // namespace ravel::detail
