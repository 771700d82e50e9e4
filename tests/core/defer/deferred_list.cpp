// DeferredList, gatherResults.
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

std::string show(const Outcome<int>& outcome) {
  return outcome.failed() ? outcome.failure().getErrorMessage() : std::to_string(outcome.value());
}

void watch(Deferred<ListResult<int>> list, Lines& ran) {
  list.addBoth([&ran](const Outcome<ListResult<int>>& outcome) {
    if (outcome.failed()) {
      const auto* first = outcome.failure().check<FirstError>();
      ran.push_back("first error " + std::to_string(first->index()) + ' ' + first->subFailure().getErrorMessage());
    } else if (outcome.value().first) {
      ran.push_back("first " + std::to_string(outcome.value().first->index) + ' ' +
                    std::to_string(outcome.value().first->value));
    } else {
      std::string line = "all";
      for (const auto& each : outcome.value().outcomes) line += ' ' + show(each);
      ran.push_back(line);
    }
  });
}

void watch(Deferred<int> d, Lines& ran, const std::string& name) {
  d.addBoth([&ran, name](const Outcome<int>& outcome) { ran.push_back(name + ' ' + show(outcome)); });
}

}  // namespace

TEST_CASE("a DeferredList") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  Deferred<int> a(world);
  Deferred<int> b(world);
  std::vector<Deferred<int>> members{a, b};
  const auto drop = [&] {
    members.clear();
    a = b = Deferred<int>();
  };

  SECTION("fires when all members have, with their outcomes in the order of the list") {
    watch(DeferredList(world, members, {.consumeErrors = true}), ran);
    b.errback(std::runtime_error("boom"));
    CHECK(ran.empty());
    a.callback(1);
    CHECK(ran == Lines{"all 1 boom"});
  }
  SECTION("of nothing fires at once") {
    watch(DeferredList(world, std::vector<Deferred<int>>{}), ran);
    CHECK(ran == Lines{"all"});
  }
  SECTION("of nothing never fires where one success is waited for") {
    CHECK_FALSE(DeferredList(world, std::vector<Deferred<int>>{}, {.fireOnOneCallback = true}).called());
  }
  SECTION("lets the members' results pass to their later callbacks") {
    auto list = DeferredList(world, members);
    watch(a, ran, "a");
    watch(b, ran, "b");
    a.callback(1);
    b.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"a 1", "b boom"});
  }
  SECTION("leaves failures with its members: somebody has to take them") {
    {
      auto list = DeferredList(world, members);
      a.callback(1);
      b.errback(std::runtime_error("boom"));
    }
    drop();
    CHECK(log.lines == Lines{"Deferred boom"});
  }
  SECTION("consumes failures when it is asked to") {
    auto list = DeferredList(world, members, {.consumeErrors = true});
    Deferred<void>(b.chain()).addCallback([&] { ran.push_back("b has nothing"); });
    b.errback(std::runtime_error("boom"));
    a.callback(1);
    drop();
    CHECK(ran == Lines{"b has nothing"});
    CHECK(log.lines.empty());
  }
  SECTION("counts members that have fired already, and the same one twice") {
    a.callback(1);
    watch(DeferredList(world, std::vector{a, a}), ran);
    CHECK(ran == Lines{"all 1 1"});
  }
  SECTION("fires with the first success when it is asked to; the others are ignored") {
    watch(DeferredList(world, members, {.fireOnOneCallback = true}), ran);
    b.callback(2);
    CHECK(ran == Lines{"first 1 2"});
    a.callback(1);
    CHECK(ran.size() == 1);
  }
  SECTION("gives all failures where a success was waited for in vain") {
    watch(DeferredList(world, members, {.fireOnOneCallback = true, .consumeErrors = true}), ran);
    b.errback(std::runtime_error("two"));
    a.errback(std::runtime_error("one"));
    CHECK(ran == Lines{"all one two"});
  }
  SECTION("fails with the first failure when it is asked to; later ones are consumed all the same") {
    watch(DeferredList(world, members, {.fireOnOneErrback = true, .consumeErrors = true}), ran);
    b.errback(std::runtime_error("two"));
    CHECK(ran == Lines{"first error 1 two"});
    a.errback(std::runtime_error("one"));
    drop();
    CHECK(ran.size() == 1);
    CHECK(log.lines.empty());
  }
  SECTION("takes whichever comes first when it is asked for both") {
    watch(DeferredList(world, members, {.fireOnOneCallback = true, .fireOnOneErrback = true}), ran);
    a.callback(1);
    b.callback(2);
    CHECK(ran == Lines{"first 0 1"});
  }
  SECTION("counts a member whose value another one took as failed") {
    Deferred<int> other(world);
    other.addCallback([&](int) { return a; });
    other.callback(0);
    auto list = DeferredList(world, members, {.consumeErrors = true});
    a.callback(1);
    b.callback(2);
    bool wrong = false;
    list.addCallback([&](const ListResult<int>& all) {
      wrong = all.outcomes[0].failed() && all.outcomes[0].failure().check<WrongResultType>();
    });
    CHECK(wrong);
  }
  SECTION("may go before its members fire, and they before they do") {
    DeferredList(world, members);
    SECTION("fired later") {
      a.callback(1);
      b.callback(2);
    }
    SECTION("never fired") { drop(); }
    CHECK(log.lines.empty());
  }
  SECTION("of a hundred thousand is no matter") {
    std::vector<Deferred<int>> many;
    for (int i = 0; i < 100'000; ++i) many.emplace_back(world);
    std::size_t count = 0;
    DeferredList(world, many).addCallback([&](const ListResult<int>& all) { count = all.outcomes.size(); });
    for (auto& each : many) each.callback(1);
    CHECK(count == many.size());
  }
  SECTION("may be of Deferreds of nothing") {
    std::vector<Deferred<void>> of{Deferred<void>(world), fail(world, std::runtime_error("boom"))};
    DeferredList(world, of, {.consumeErrors = true}).addCallback([&](const ListResult<void>& all) {
      for (const auto& each : all.outcomes) ran.push_back(each.failed() ? "failed" : "fired");
    });
    of[0].callback();
    CHECK(ran == Lines{"fired", "failed"});
  }
  SECTION("takes values that can only be moved, and leaves the members with nothing") {
    using Box = std::unique_ptr<int>;
    std::vector<Deferred<Box>> boxes{Deferred<Box>(world)};
    DeferredList(world, boxes).addCallback([&](ListResult<Box> all) {
      ran.push_back(std::to_string(*all.outcomes[0].value()));
    });
    boxes[0].callback(std::make_unique<int>(7));
    CHECK(ran == Lines{"7"});
  }
}

TEST_CASE("cancelling a DeferredList") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  const auto cancellable = [&](const std::string& name) {
    return Deferred<int>(world, [&ran, name](Deferred<int>&) { ran.push_back("cancel " + name); });
  };
  std::vector<Deferred<int>> members{cancellable("a"), cancellable("b")};

  SECTION("cancels its members in their order; it then fires by its usual rules") {
    auto list = DeferredList(world, members, {.consumeErrors = true});
    watch(list, ran);
    list.cancel();
    CHECK(ran == Lines{"cancel a", "cancel b", "all cancelled cancelled"});
  }
  SECTION("cancels all of them, also when the first failure decides") {
    auto list = DeferredList(world, members, {.fireOnOneErrback = true, .consumeErrors = true});
    watch(list, ran);
    list.cancel();
    CHECK(ran == Lines{"cancel a", "first error 0 cancelled", "cancel b"});
  }
  SECTION("logs what a canceller throws, and goes on with the others") {
    members[0].setCanceller([](Deferred<int>&) { throw std::runtime_error("not now"); });
    auto list = DeferredList(world, members, {.consumeErrors = true});
    watch(list, ran);
    list.cancel();
    CHECK(log.lines == Lines{"Canceller not now"});
    CHECK(ran == Lines{"cancel b"});
    members[0].callback(1);
    CHECK(ran == Lines{"cancel b", "all 1 cancelled"});
  }
  SECTION("that has fired does nothing, even if it waits for another Deferred by then") {
    auto list = DeferredList(world, std::vector{members[0]});
    list.addCallback([&] { return members[1]; });
    members[0].callback(1);
    list.cancel();
    CHECK(ran.empty());
    members[1].callback(2);
  }
}

TEST_CASE("gatherResults") {
  Lines ran;
  World world;
  std::vector<Deferred<int>> members{Deferred<int>(world), Deferred<int>(world)};

  SECTION("gives the values in the order of the list") {
    gatherResults(world, members).addCallback([&](const std::vector<int>& values) {
      for (const int value : values) ran.push_back(std::to_string(value));
    });
    members[1].callback(2);
    members[0].callback(1);
    CHECK(ran == Lines{"1", "2"});
  }
  SECTION("fails with the first failure, without waiting for the others") {
    gatherResults(world, members, true).addErrback([&](const Failure& failure) {
      ran.push_back(std::to_string(failure.check<FirstError>()->index()));
    });
    members[1].errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"1"});
  }
  SECTION("cancelled, cancels its members") {
    auto all = gatherResults(world, members, true);
    all.addErrback(
        [&](const Failure& failure) { ran.push_back(failure.check<FirstError>()->subFailure().getErrorMessage()); });
    all.cancel();
    CHECK(ran == Lines{"cancelled"});
    CHECK(members[1].called());
  }
  SECTION("of Deferreds of nothing gives nothing") {
    gatherResults(world, std::vector{succeed(world)}).addCallback([&] { ran.push_back("all"); });
    CHECK(ran == Lines{"all"});
  }
  SECTION("gives values that can only be moved") {
    std::vector<Deferred<std::unique_ptr<int>>> boxes{succeed(world, std::make_unique<int>(7))};
    gatherResults(world, boxes).addCallback([&](std::vector<std::unique_ptr<int>> values) {
      ran.push_back(std::to_string(*values[0]));
    });
    CHECK(ran == Lines{"7"});
  }
}

TEST_CASE("members that wait for their own list") {
  World world;
  world.setErrorLog([](const LoggedError&) {});
  Deferred<int> first(world);
  Deferred<int> second(world);

  SECTION("are cancelled, and it ends") {
    auto list = gatherResults(world, std::vector{first, second});
    first.addCallback([list](int) { return list; });
    second.addCallback([list](int) { return list; });
    first.callback(1);
    list.cancel();
    CHECK(second.called());
  }
  SECTION("of a race, too") {
    auto winner = race(world, std::vector{first, second});
    Deferred<int> outer(world);
    auto waits = outer.addCallback([winner](int) { return winner; });
    first.setCanceller([waits](Deferred<int>&) mutable { waits.cancel(); });
    outer.callback(1);
    winner.cancel();
    CHECK(winner.called());
  }
}

TEST_CASE("FirstError") {
  const Failure failure(std::runtime_error("boom"));
  const FirstError error(failure, 3);

  SECTION("names the member and its failure") {
    CHECK(std::string(error.what()).starts_with("FirstError[#3, boom]"));
    CHECK(std::string(error.what()).find("boom") != std::string::npos);
    CHECK(error.subFailure().getErrorMessage() == "boom");
  }
  SECTION("equals another of the same member with the same failure") {
    CHECK(error == FirstError(failure, 3));
    CHECK_FALSE(error == FirstError(failure, 4));
    CHECK_FALSE(error == FirstError(Failure(std::runtime_error("boom")), 3));
  }
}
