// Bench: the look behind a program.
#include "core/no_memory/bench.h"

#include <stdexcept>

#include "core/support/allocations.h"

namespace no_memory {

using namespace ravel;

Bench::Bench() {
  problem_.reserve(500);
  // What nobody took may be told; but it is the want of memory, or what the program itself has thrown.
  world.setErrorLog([this](const LoggedError& error) {
    const Failure& failure = error.failure;
    if (failure.check<AlreadyCalledError>() || failure.check<AssertionError>() || failure.check<WrongResultType>()) {
      wrong(failure.check<AlreadyCalledError>() ? "something was fired twice" : "a rule of the library was broken");
    }
  });
}

void Bench::wrong(std::string_view what) {
  if (problem_.empty()) problem_.assign(what.substr(0, problem_.capacity()));
}

int& Bench::count(int most) {
  Count& made = counts_.at(counted_++);
  made.most = most;
  return made.now;
}

void Bench::settle() {
  support::allocationsWork();
  if (!reactor.stopped()) reactor.run();
  for (std::size_t i = 0; i < owned_; ++i) {
    if (!own_[i]->called()) own_[i]->errback(std::runtime_error("the program gave up"));
    own_[i] = {};
  }
  owned_ = 0;
  if (!reactor.stopped()) reactor.run();
}

void Bench::afterwards() {
  settle();
  for (std::size_t i = 0; i < counted_; ++i) {
    if (counts_[i].now > counts_[i].most) wrong("something was called more often than asked for");
  }
  if (!reactor.stopped()) {
    int ran = 0;
    reactor.callLater(1, [&] { ++ran; });
    reactor.callFromThread([&] { ++ran; });
    reactor.run();
    if (ran != 2) wrong("the reactor makes no further calls");
    if (!reactor.getDelayedCalls().empty()) wrong("calls are left on the reactor");
  }
  for (std::size_t i = 0; i < watched_; ++i) {
    detail::Chain& chain = *ending_[i];
    if (!chain.called()) wrong("a Deferred has no result");
    if (chain.called() && chain.paused() == 0 && !chain.settled()) wrong("a Deferred stopped in the middle");
    if (chain.running()) wrong("a Deferred believes that it is running");
    ending_[i] = {};
  }
  world.collect();
}

}  // namespace no_memory
