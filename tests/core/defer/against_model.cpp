// Deferred against the model: the same random programs on both.
#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/defer/model.h"

using namespace ravel;
using model::Behaviour;
using model::Op;
using model::Value;
using support::Lines;

namespace model {

namespace {

class Real {
 public:
  explicit Real(const Program& program) {
    log_.attach(world_);
    for (const Canceller canceller : program.cancellers) {
      auto& d = all_.emplace_back(world_);
      if (canceller == Canceller::None) continue;
      d.setCanceller([this, canceller](ravel::Deferred<Value>& self) {
        lines.push_back("canceller");
        if (canceller == Canceller::Throws) throw std::runtime_error("canceller");
        if (canceller == Canceller::Fires) self.callback(99);
      });
    }
  }

  void act(const Op& op) {
    ravel::Deferred<Value> d = all_[static_cast<std::size_t>(op.on)];
    switch (op.kind) {
      case Op::Kind::AddCallback:
        return withEnd(*op.behaviour, [&](auto end) {
          d.addCallback([this, b = op.behaviour, end](Value value) { return run(*b, show(value), end); });
        });
      case Op::Kind::AddErrback:
        return withEnd(*op.behaviour, [&](auto end) {
          d.addErrback([this, b = op.behaviour, end](const Failure& failure) { return run(*b, text(failure), end); });
        });
      case Op::Kind::AddBoth:
        return withEnd(*op.behaviour, [&](auto end) {
          d.addBoth([this, b = op.behaviour, end](const Outcome<Value>& outcome) {
            return run(*b, outcome.failed() ? text(outcome.failure()) : show(outcome.value()), end);
          });
        });
      case Op::Kind::Callback: return d.callback(op.value);
      case Op::Kind::Errback: return d.errback(std::runtime_error("error " + std::to_string(op.value)));
      case Op::Kind::Pause: return d.pause();
      case Op::Kind::Unpause: return d.unpause();
      case Op::Kind::Cancel: return d.cancel();
    }
  }

  Lines finish() {
    for (const auto& d : all_) {
      lines.push_back(std::string(d.called() ? "called" : "open") + " paused " + std::to_string(d.paused()));
    }
    world_.reportUnhandled();
    for (const auto& logged : log_.lines) {
      const bool wrongType = logged.find("this callback takes") != std::string::npos;
      lines.push_back(wrongType ? "Deferred wrong type" : logged);
    }
    return lines;
  }

  /// Lets go of every other Deferred and fires the rest, in the hope of mistakes in what is freed when.
  void stir() {
    for (std::size_t i = 1; i < all_.size(); i += 2) all_[i] = ravel::Deferred<Value>(world_);
    world_.collect();
    for (auto d : all_) {
      if (!d.called()) d.callback(1);
    }
    for (auto& d : all_) d = ravel::Deferred<Value>(world_);
    world_.collect();
  }

  Lines lines;

 private:
  static std::string text(const Failure& failure) {
    return failure.check<WrongResultType>() ? "wrong type" : failure.getErrorMessage();
  }

  /// The ways to end, as functions of the type that they return.
  template <class Add>
  void withEnd(const Behaviour& behaviour, Add add) {
    if (behaviour.end == Behaviour::End::Wait) {
      add([this](const Behaviour& b) { return all_[static_cast<std::size_t>(b.awaited)]; });
    } else {
      add([](const Behaviour& b) -> Outcome<Value> {
        if (b.end == Behaviour::End::Throw) throw std::runtime_error(error(b));
        if (b.end == Behaviour::End::Fail) return Failure(std::runtime_error(error(b)));
        return b.value;
      });
    }
  }

  template <class End>
  auto run(const Behaviour& behaviour, const std::string& input, End end) {
    lines.push_back(line(behaviour, input));
    for (const Op& op : behaviour.ops) act(op);
    return end(behaviour);
  }

  support::ErrorLog log_;
  World world_;
  std::vector<ravel::Deferred<Value>> all_;
};

}  // namespace

Lines runForReal(const Program& program) {
  Real real(program);
  for (const Op& op : program.ops) {
    try {
      real.act(op);
    } catch (const std::exception& thrown) {
      real.lines.push_back(std::string("thrown ") + thrown.what());
    }
  }
  Lines lines = real.finish();
  real.stir();
  return lines;
}

}  // namespace model

TEST_CASE("random programs on Deferreds") {
  SECTION("do what the model of Twisted's rules does") {
    for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
      const model::Program program = model::randomProgram(seed);
      const Lines expected = model::runOnModel(program);
      const Lines found = model::runForReal(program);
      if (expected == found) continue;
      CAPTURE(seed);
      REQUIRE(found == expected);
    }
    SUCCEED();
  }
}
