// react: runs a reactor until a main function is done.
#pragma once

#include <exception>
#include <memory>
#include <utility>

#include <ravel/defer/helpers.h>
#include <ravel/reactor/reactor.h>

namespace ravel {

/// Raised in a main function that react() runs, it is the exit code, and no error.
class SystemExit : public std::exception {
 public:
  explicit SystemExit(int code) : code(code) {}
  const char* what() const noexcept override { return "the program is to end"; }
  int code;
};

namespace detail {
/// What react() has of the run; shared with the trigger that may outlive it.
struct Reacting {
  Reactor& reactor;
  int code = 0;
  bool stopping = false;
  bool done = false;
  bool stuck = false;  // done, and nothing would end the run

  void finish() const;
  void fail(const Failure& failure);
};
}  // namespace detail

/// Calls main(reactor), runs the reactor until what it returns (a Deferred, or a value) is there, and gives the exit
/// code: 0; 1 after a failure, which is logged; SystemExit's own. Returns when the reactor was stopped otherwise, too.
///
///     int main() {
///       World world;
///       NativeReactor reactor(world);
///       return react(reactor, [](Reactor& reactor) { return deferLater(reactor, 1.0, [] {}); });
///     }
template <class F>
int react(Reactor& reactor, F&& main) {
  const auto run = std::make_shared<detail::Reacting>(detail::Reacting{reactor});
  reactor.addSystemEventTrigger(Phase::Before, "shutdown", [run] { run->stopping = true; });
  maybeDeferred(reactor, std::forward<F>(main), reactor)
      .addErrback([run](const Failure& failure) { run->fail(failure); })
      .addBoth([run] {
        run->done = true;
        if (run->stopping) return;
        run->reactor.callWhenRunning([run] { run->finish(); });
      })
      .addErrback([run](const Failure& failure) {  // no memory for that
        run->fail(failure);
        run->stuck = true;
      });
  if (run->stuck) return run->code;
  reactor.run();
  return run->code;
}

}  // namespace ravel
