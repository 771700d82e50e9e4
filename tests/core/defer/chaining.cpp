// Deferred: callbacks that return a Deferred.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("a callback that returns a Deferred") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  Deferred<int> outer(world);
  Deferred<std::string> inner(world);
  const auto giveInner = [&inner](int) { return inner; };
  const auto note = [&ran](const std::string& name) {
    return [&ran, name](const std::string& text) {
      ran.push_back(name + ' ' + text);
      return text;
    };
  };

  SECTION("the outer one waits, and goes on with the inner one's result") {
    outer.addCallback(giveInner).addCallback(note("outer"));
    outer.callback(1);
    CHECK(ran.empty());
    CHECK(outer.paused() == 1);
    inner.callback("done");
    CHECK(ran == Lines{"outer done"});
    CHECK(outer.paused() == 0);
  }
  SECTION("a fired inner one gives its result at once") {
    inner.callback("ready");
    outer.addCallback(giveInner).addCallback(note("outer"));
    outer.callback(1);
    CHECK(ran == Lines{"outer ready"});
  }
  SECTION("the inner one is left with nothing") {
    inner.callback("ready");
    outer.addCallback(giveInner).addCallback(note("outer"));
    outer.callback(1);
    inner.addBoth([&](const Outcome<std::string>&) { ran.push_back("something"); })
        .addErrback([&](const Failure& failure) {
          failure.trap<WrongResultType>();
          ran.push_back("nothing left");
        });
    CHECK(ran == Lines{"outer ready", "nothing left"});
  }
  SECTION("the inner one's failure becomes the outer one's, and is the inner one's no more") {
    outer.addCallback(giveInner).addErrback([&](const Failure& failure) {
      ran.push_back("outer " + failure.getErrorMessage());
      return std::string();
    });
    outer.callback(1);
    inner.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"outer boom"});
    inner = Deferred<std::string>(world);
    outer = Deferred<int>(world);
    CHECK(log.lines.empty());
  }
  SECTION("an errback may return one, too") {
    outer.addCallback([](int) -> std::string { throw std::runtime_error("boom"); })
        .addErrback([&inner](const Failure&) { return inner; })
        .addCallback(note("outer"));
    outer.callback(1);
    inner.callback("second try");
    CHECK(ran == Lines{"outer second try"});
  }
  SECTION("the inner one's earlier callbacks run first, then the waiting one, then later ones, which see nothing") {
    inner.addCallback(note("earlier"));
    outer.addCallback(giveInner).addCallback(note("outer"));
    outer.callback(1);
    inner.addCallback([&] { ran.push_back("later"); });
    inner.callback("x");
    CHECK(ran == Lines{"earlier x", "outer x", "later"});
  }
  SECTION("of two that wait for the same one the first gets the value, the second nothing") {
    Deferred<int> second(world);
    outer.addCallback(giveInner).addCallback(note("first"));
    second.addCallback(giveInner).addCallback([&] { ran.push_back("second"); });
    outer.callback(1);
    second.callback(2);
    inner.callback("x");
    CHECK(ran == Lines{"first x", "second"});
  }
  SECTION("of two that wait for the same failure the second goes on in the callback lane") {
    Deferred<int> second(world);
    outer.addCallback(giveInner).addErrback([&](const Failure& failure) {
      ran.push_back("first " + failure.getErrorMessage());
      return std::string();
    });
    second.addCallback(giveInner).addCallbacks([&] { ran.push_back("second"); },
                                               [&](const Failure&) { ran.push_back("second failed"); });
    outer.callback(1);
    second.callback(2);
    inner.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"first boom", "second"});
  }
  SECTION("a Deferred that waits itself is waited for in turn") {
    Deferred<int> middle(world);
    outer.addCallback([&](int) { return middle.addCallback(giveInner); }).addCallback(note("outer"));
    middle.callback(1);
    outer.callback(1);
    CHECK(ran.empty());
    inner.callback("x");
    CHECK(ran == Lines{"outer x"});
  }
  SECTION("a paused inner one counts as unfired") {
    inner.pause();
    inner.callback("x");
    outer.addCallback(giveInner).addCallback(note("outer"));
    outer.callback(1);
    CHECK(ran.empty());
    inner.unpause();
    CHECK(ran == Lines{"outer x"});
  }
  SECTION("a callback added to the outer one while it waits runs behind, not at once") {
    outer.addCallback(giveInner);
    outer.callback(1);
    outer.addCallback([&] { ran.push_back("added"); });
    CHECK(ran.empty());
    inner.callback("x");
    CHECK(ran == Lines{"added"});
  }
  SECTION("a Deferred that is handing over its result is not running: what is added then runs at once, nested") {
    outer.addCallback(giveInner).addCallback([&](const std::string& text) {
      ran.push_back("outer " + text);
      inner.addCallback([&] { ran.push_back("nested"); });
      ran.push_back("outer ends");
    });
    outer.callback(1);
    inner.addCallback([&] { ran.push_back("rest"); });
    inner.callback("x");
    CHECK(ran == Lines{"outer x", "rest", "nested", "outer ends"});
  }
  SECTION("one that runs its callbacks just now is usable: its function's value is taken") {
    Deferred<int> number(world);
    Deferred<int> taker(world);
    number
        .addCallback([&](int value) {
          taker.addCallback([&](int) { return number; }).addCallback([&](int taken) {
            ran.push_back("took " + std::to_string(taken));
          });
          taker.callback(0);
          return value + 1;
        })
        .addCallback([&](int value) { ran.push_back("number " + std::to_string(value)); });
    number.callback(5);
    CHECK(ran == Lines{"took 5", "number 6"});
  }
  SECTION("one that returns itself waits for ever, and for nobody else") {
    Deferred<int> self(world);
    self.addCallback([&self](int) { return self; }).addCallback([&](int) { ran.push_back("never"); });
    self.callback(1);
    CHECK(ran.empty());
    self.cancel();
    CHECK(ran.empty());
  }
  SECTION("two that wait for each other are stuck, and cancel() finds no end to go to") {
    Deferred<int> a(world);
    Deferred<int> b(world);
    a.addCallback([&b](int) { return b; });
    b.addCallback([&a](int) { return a; });
    a.callback(1);
    b.callback(1);
    a.cancel();
    b.cancel();
    CHECK(a.paused() == 1);
    CHECK(b.paused() == 1);
  }
}

TEST_CASE("chainDeferred") {
  Lines ran;
  World world;
  Deferred<int> first(world);
  Deferred<int> second(world);
  second.addCallback([&](int value) {
    ran.push_back("second " + std::to_string(value));
    return value + 1;
  });

  SECTION("fires another with the result, and leaves nothing") {
    first.chainDeferred(second);
    first.addBoth([&] { ran.emplace_back("first goes on"); });
    first.callback(7);
    CHECK(ran == Lines{"second 7", "first goes on"});
    CHECK_FALSE(first.chain()->result().isFailure());
  }
  SECTION("fires another with the failure, which is the first one's no more") {
    support::ErrorLog log;
    log.attach(world);
    second.addErrback([&](const Failure& failure) {
      ran.push_back("second " + failure.getErrorMessage());
      return 0;
    });
    {
      Deferred<int> failing(world);
      failing.chainDeferred(second);
      failing.errback(std::runtime_error("boom"));
    }
    CHECK(ran == Lines{"second boom"});
    CHECK(log.lines.empty());
  }
  SECTION("does not wait for the other one, nor hear of it") {
    Deferred<int> inner(world);
    Deferred<int> third(world);
    third.addCallback([&](int) { return inner; });
    first.chainDeferred(third);
    first.addBoth([&] { ran.emplace_back("first goes on"); });
    first.callback(7);
    CHECK(ran == Lines{"first goes on"});
    CHECK(third.paused() == 1);
  }
  SECTION("is the first one's AlreadyCalledError where the other one has fired") {
    first.chainDeferred(second);
    second.callback(1);
    first.addErrback([&](const Failure& failure) {
      ran.push_back("first " + failure.typeName());
      return 0;
    });
    first.callback(7);
    CHECK(ran == Lines{"second 1", "first AlreadyCalledError"});
  }
  SECTION("does not pass cancel() on from the first one, once it has fired") {
    Deferred<int> third(world, [&](Deferred<int>&) { ran.emplace_back("cancelled"); });
    Deferred<int> inner(world, [&](Deferred<int>&) { ran.emplace_back("cancelled"); });
    third.addCallback([&](int) { return inner; });
    first.chainDeferred(third);
    first.callback(7);
    first.cancel();
    CHECK(ran.empty());
  }
}
