// The algorithm of Twisted's Deferred, without speed, memory or types in mind.
#include "core/defer/model.h"

#include <ravel/defer/errors.h>
#include <ravel/random/random.h>
#include <ravel/trace/show.h>

namespace model {

namespace {

struct Result {
  enum class Kind : std::uint8_t { None, Value, Failure, Deferred } kind = Kind::None;
  Value value = {};
  std::string error = {};
  int deferred = 0;
  bool failed() const { return kind == Kind::Failure; }
};

struct Item {
  int waiter = -1;  // a continuation of that one; else a pair
  bool callback = false;
  bool errback = false;
  std::shared_ptr<Behaviour> behaviour = {};
};

struct Deferred {
  Canceller canceller = Canceller::None;
  bool called = false;
  bool running = false;
  bool swallow = false;
  int paused = 0;
  Result result;
  std::deque<Item> items;
  std::optional<std::string> unhandled;
};

class Model {
 public:
  explicit Model(const Program& program) {
    for (const Canceller canceller : program.cancellers) all_.emplace_back().canceller = canceller;
  }

  void act(const Op& op) {
    Deferred& d = all_[static_cast<std::size_t>(op.on)];
    switch (op.kind) {
      case Op::Kind::AddCallback: return add(op.on, {.callback = true, .behaviour = op.behaviour});
      case Op::Kind::AddErrback: return add(op.on, {.errback = true, .behaviour = op.behaviour});
      case Op::Kind::AddBoth: return add(op.on, {.callback = true, .errback = true, .behaviour = op.behaviour});
      case Op::Kind::Callback: return fire(op.on, {.kind = Result::Kind::Value, .value = op.value});
      case Op::Kind::Errback:
        return fire(op.on, {.kind = Result::Kind::Failure, .error = "error " + std::to_string(op.value)});
      case Op::Kind::Pause: ++d.paused; return;
      case Op::Kind::Unpause:
        if (--d.paused == 0 && d.called) run(op.on);
        return;
      case Op::Kind::Cancel: return cancel(op.on);
    }
  }

  support::Lines finish() {
    for (const Deferred& d : all_) {
      lines_.push_back(std::string(d.called ? "called" : "open") + " paused " + std::to_string(d.paused));
    }
    for (const Deferred& d : all_) {
      if (d.unhandled) lines_.push_back("Deferred " + *d.unhandled);
    }
    return std::move(lines_);
  }

  support::Lines lines_;

 private:
  void add(int on, Item item) {
    Deferred& d = all_[static_cast<std::size_t>(on)];
    d.items.push_back(std::move(item));
    if (d.called) run(on);
  }

  void fire(int on, Result result) {
    Deferred& d = all_[static_cast<std::size_t>(on)];
    if (d.called) {
      if (d.swallow) {
        d.swallow = false;
        return;
      }
      throw ravel::AlreadyCalledError();
    }
    d.called = true;
    d.result = std::move(result);
    run(on);
  }

  void cancel(int on) {
    std::set<int> seen;
    while (at(on).called && at(on).result.kind == Result::Kind::Deferred) {
      if (!seen.insert(on).second) return;
      on = at(on).result.deferred;
    }
    Deferred& d = at(on);
    if (d.called) return;
    if (d.canceller == Canceller::None) {
      d.swallow = true;
    } else {
      lines_.push_back("canceller");
      if (d.canceller == Canceller::Throws) throw std::runtime_error("canceller");
      if (d.canceller == Canceller::Fires) fire(on, {.kind = Result::Kind::Value, .value = 99});
    }
    if (!d.called) fire(on, {.kind = Result::Kind::Failure, .error = "cancelled"});
  }

  void run(int on) {
    if (at(on).running) return;
    std::vector<int> chain{on};
    while (!chain.empty()) {
      const int number = chain.back();
      Deferred& d = at(number);
      if (d.running) {  // where Twisted runs the rest inside the function, which nobody should rely on
        chain.pop_back();
        continue;
      }
      if (d.paused != 0) return;
      bool finished = true;
      while (!d.items.empty()) {
        const Item item = d.items.front();
        d.items.pop_front();
        if (item.waiter >= 0) {
          Deferred& waiter = at(item.waiter);
          waiter.result = take(d);
          if (item.waiter == number) waiter.result = {};  // it waited for itself
          --waiter.paused;
          // Only one that was unpaused by hand while it waited can carry a mark here. Twisted would go on to
          // report the failure that it had then; here what is reported is what the Deferred carries.
          if (waiter.unhandled)
            waiter.unhandled = waiter.result.failed() ? std::optional(waiter.result.error) : std::nullopt;
          // Twisted comes back to this one in any case; it could find something to do only after unpause()
          // was called too often inside one of its functions.
          if (d.items.empty() && d.paused == 0) chain.pop_back();
          chain.push_back(item.waiter);
          finished = false;
          break;
        }
        if (!(d.result.failed() ? item.errback : item.callback)) continue;
        d.running = true;
        d.result = call(*item.behaviour, d.result);
        d.running = false;
        if (d.result.kind != Result::Kind::Deferred) continue;
        Deferred& inner = at(d.result.deferred);
        if (!inner.called || inner.result.kind == Result::Kind::Deferred || inner.paused != 0) {
          ++d.paused;
          inner.items.push_back({.waiter = number});
          break;
        }
        d.result = take(inner);
      }
      if (finished) {
        d.unhandled = d.result.failed() ? std::optional(d.result.error) : std::nullopt;
        chain.pop_back();
      }
    }
  }

  Result call(const Behaviour& behaviour, const Result& input) {
    // With types a function can't be given a Deferred as its value.
    if (input.kind == Result::Kind::Deferred) return {.kind = Result::Kind::Failure, .error = "wrong type"};
    lines_.push_back(line(behaviour, input.failed() ? input.error : ravel::show(input.value)));
    try {
      for (const Op& op : behaviour.ops) act(op);
    } catch (const std::exception& thrown) {
      return {.kind = Result::Kind::Failure, .error = thrown.what()};
    }
    switch (behaviour.end) {
      case Behaviour::End::Return: return {.kind = Result::Kind::Value, .value = behaviour.value};
      case Behaviour::End::Wait: return {.kind = Result::Kind::Deferred, .deferred = behaviour.awaited};
      default: return {.kind = Result::Kind::Failure, .error = error(behaviour)};
    }
  }

  static Result take(Deferred& d) {
    d.unhandled.reset();
    return std::exchange(d.result, Result());
  }

  Deferred& at(int number) { return all_[static_cast<std::size_t>(number)]; }

  std::deque<Deferred> all_;
};

constexpr int kDeferreds = 5;

std::vector<Op> randomOps(ravel::Random& random, int count, int depth, int& ids) {
  std::vector<Op> ops;
  for (int i = 0; i < count; ++i) {
    using Kind = Op::Kind;
    // Adding and firing more often than the rest.
    const Kind kind = random.choice(std::vector{
        Kind::AddCallback, Kind::AddCallback, Kind::AddCallback, Kind::AddErrback, Kind::AddBoth, Kind::AddBoth,
        Kind::Callback, Kind::Callback, Kind::Callback, Kind::Errback, Kind::Pause, Kind::Unpause, Kind::Cancel});
    Op op{.kind = kind, .on = random.randint(0, kDeferreds - 1), .value = random.randint(0, 99)};
    if (kind <= Kind::AddBoth) {
      using End = Behaviour::End;
      op.behaviour = std::make_shared<Behaviour>();
      op.behaviour->id = ++ids;
      op.behaviour->end =
          random.choice(std::vector{End::Return, End::Return, End::Wait, End::Wait, End::Throw, End::Fail});
      if (random.below(4) != 0) op.behaviour->value = random.randint(0, 99);
      op.behaviour->awaited = random.randint(0, kDeferreds - 1);
      if (depth > 0 && random.below(2) == 0)
        op.behaviour->ops = randomOps(random, random.randint(1, 3), depth - 1, ids);
    }
    ops.push_back(std::move(op));
  }
  return ops;
}

}  // namespace

support::Lines runOnModel(const Program& program) {
  Model model(program);
  for (const Op& op : program.ops) {
    try {
      model.act(op);
    } catch (const std::exception& thrown) {
      model.lines_.push_back(std::string("thrown ") + thrown.what());
    }
  }
  return model.finish();
}

Program randomProgram(std::uint64_t seed) {
  ravel::Random random(seed);
  Program program;
  for (int i = 0; i < kDeferreds; ++i) {
    program.cancellers.push_back(random.choice(
        std::vector{Canceller::None, Canceller::None, Canceller::Quiet, Canceller::Fires, Canceller::Throws}));
  }
  int ids = 0;
  program.ops = randomOps(random, random.randint(3, 25), 2, ids);
  return program;
}

}  // namespace model
