// CallQueue: the order of calls, also against a plain sorted list.
#include <ravel/reactor/call_queue.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/random/random.h>

using namespace ravel;
using detail::CallQueue;

namespace {

/// Makes the calls of one turn.
void turn(CallQueue& queue, Instant now) {
  queue.setNow(now);
  queue.beginTurn();
  while (auto record = queue.takeDue(now)) record->function();
}

/// The same by searching a list: due time, order of asking, in this turn or later.
class SortedModel {
 public:
  struct Call {
    Instant due;
    int id;
    bool fresh;
    bool pending = true;
  };
  void add(Instant due, int id) { calls.push_back({due, id, true}); }
  void beginTurn() {
    for (auto& call : calls) call.fresh = false;
  }
  /// The id of the next call; -1: none.
  int takeDue(Instant now) {
    Call* next = nullptr;
    for (auto& call : calls) {
      if (!call.pending || call.fresh || call.due > now) continue;
      if (!next || std::tie(call.due, call.id) < std::tie(next->due, next->id)) next = &call;
    }
    if (!next) return -1;
    next->pending = false;
    return next->id;
  }
  std::vector<Call> calls;
};

}  // namespace

TEST_CASE("the queue of delayed calls") {
  World world;
  CallQueue queue(world);
  std::vector<int> made;
  const auto add = [&](Instant due, int name) { return queue.add(due, 0, [&made, name] { made.push_back(name); }); };

  SECTION("gives calls in order of time") {
    add(3, 3);
    add(1, 1);
    add(2, 2);
    turn(queue, 3);
    CHECK(made == std::vector{1, 2, 3});
  }
  SECTION("gives calls of the same time in the order of asking") {
    for (int i = 0; i < 100; ++i) add(5, i);
    turn(queue, 5);
    CHECK(made.size() == 100);
    CHECK(std::is_sorted(made.begin(), made.end()));
  }
  SECTION("keeps what is not due") {
    add(2, 2);
    add(1, 1);
    turn(queue, 1);
    CHECK(made == std::vector{1});
    CHECK(queue.nextDue() == 2);
  }
  SECTION("keeps what was asked for during the turn for the next one") {
    queue.add(1, 0, [&] {
      made.push_back(1);
      add(0, 2);
    });
    turn(queue, 1);
    CHECK(made == std::vector{1});
    CHECK(queue.nextDue() == 0);
    turn(queue, 1);
    CHECK(made == std::vector{1, 2});
  }
  SECTION("an earlier reset takes effect in the running turn, at its place by the order of asking") {
    auto late = add(9, 9);
    queue.add(1, 0, [&] {
      made.push_back(1);
      late.reset(0);
    });
    add(1, 2);
    turn(queue, 1);
    CHECK(made == std::vector{1, 9, 2});
  }
  SECTION("a delay of a call that is due keeps it from this turn") {
    auto other = add(1, 2);
    queue.add(0, 0, [&] {
      made.push_back(1);
      other.delay(5e-9);
    });
    turn(queue, 1);
    CHECK(made == std::vector{1});
    CHECK(queue.nextDue() == 6);
  }
  SECTION("has nothing due when all is cancelled") {
    auto a = add(1, 1);
    auto b = add(2, 2);
    queue.beginTurn();
    a.cancel();
    b.cancel();
    CHECK_FALSE(queue.nextDue().has_value());
    CHECK(queue.pending().empty());
  }
  SECTION("handles outlive it") {
    DelayedCall call;
    {
      CallQueue gone(world);
      call = gone.add(1, 0, [] {});
    }
    CHECK(call.active());
    call.reset(1);
    call.cancel();
    CHECK_FALSE(call.active());
  }
}

TEST_CASE("the queue of delayed calls, against a sorted list") {
  World world;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Random random(seed);
    CallQueue queue(world);
    SortedModel model;
    std::vector<DelayedCall> handles;
    Instant now = 0;
    int last = -1;

    const auto change = [&] {
      const auto kind = random.below(10);
      if (kind < 5 || handles.empty()) {
        const int id = static_cast<int>(handles.size());
        const Instant due = now + random.randint(0, 20);
        handles.push_back(queue.add(due, 0, [&last, id] { last = id; }));
        model.add(due, id);
        return;
      }
      const auto at = random.below(static_cast<std::uint32_t>(handles.size()));
      DelayedCall& handle = handles[at];
      auto& call = model.calls[at];
      REQUIRE(handle.active() == call.pending);
      if (!call.pending) return;
      if (kind < 7) {
        handle.cancel();
        call.pending = false;
      } else if (kind == 7) {
        const int from = random.randint(0, 20);
        handle.reset(from * 1e-9);
        call.due = now + from;
      } else {
        const int more = random.randint(-10, 20);
        handle.delay(more * 1e-9);
        call.due += more;
      }
    };

    for (int round = 0; round < 60; ++round) {
      const int changes = random.randint(0, 12);
      for (int i = 0; i < changes; ++i) change();
      now += random.randint(0, 6);
      queue.setNow(now);
      queue.beginTurn();
      model.beginTurn();
      for (;;) {
        auto record = queue.takeDue(now);
        const int expected = model.takeDue(now);
        REQUIRE(static_cast<bool>(record) == (expected >= 0));
        if (!record) break;
        record->function();
        REQUIRE(last == expected);
        if (random.below(3) == 0) change();
      }
      std::size_t pending = 0;
      for (const auto& call : model.calls) pending += call.pending;
      REQUIRE(queue.pending().size() == pending);
    }
  }
}

TEST_CASE("many cancelled calls") {
  World world;
  CallQueue queue(world);
  auto held = std::make_shared<int>(0);
  SECTION("do not stay in the queue until their time comes") {
    std::vector<DelayedCall> calls;
    for (int i = 0; i < 100'000; ++i) {
      DelayedCall call = queue.add(1'000'000, 0, [held] {});
      queue.beginTurn();
      call.cancel();
      CHECK(held.use_count() == 1);
    }
    CHECK(queue.pending().empty());
    CHECK_FALSE(queue.nextDue().has_value());
  }
}
