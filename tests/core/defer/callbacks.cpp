// Deferred: adding callbacks and firing.
#include <memory>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("callbacks of a Deferred") {
  Lines ran;
  World world;
  Deferred<int> d(world);
  const auto note = [&ran](const std::string& name) {
    return [&ran, name](int value) {
      ran.push_back(name + ' ' + std::to_string(value));
      return value + 1;
    };
  };

  SECTION("a new Deferred has not been called, and adding only stores") {
    d.addCallback(note("first"));
    CHECK_FALSE(d.called());
    CHECK(ran.empty());
  }
  SECTION("firing runs them in order, each with what the one before returned") {
    d.addCallback(note("first")).addCallback(note("second")).addCallback(note("third"));
    d.callback(1);
    CHECK(d.called());
    CHECK(ran == Lines{"first 1", "second 2", "third 3"});
  }
  SECTION("they run before callback() returns") {
    d.addCallback(note("first"));
    ran.push_back("firing");
    d.callback(1);
    ran.push_back("fired");
    CHECK(ran == Lines{"firing", "first 1", "fired"});
  }
  SECTION("one that is added to a fired Deferred runs at once, with the present result") {
    d.callback(1);
    d.addCallback(note("late"));
    CHECK(ran == Lines{"late 1"});
    d.addCallback(note("later"));
    CHECK(ran == Lines{"late 1", "later 2"});
  }
  SECTION("copies of a handle mean the same Deferred") {
    Deferred<int> copy = d;
    copy.addCallback(note("first"));
    d.callback(1);
    CHECK(copy.called());
    CHECK(ran == Lines{"first 1"});
  }
  SECTION("addCallback gives a handle that carries what the callback returns") {
    Deferred<std::string> text =
        d.addCallback([](int value) { return std::string(static_cast<std::size_t>(value), 'x'); });
    text.addCallback([&](const std::string& x) { ran.push_back(x); });
    d.callback(3);
    CHECK(ran == Lines{"xxx"});
  }
  SECTION("extra arguments come after the result") {
    d.addCallback([&](int value, const std::string& extra,
                      int more) { ran.push_back(std::to_string(value) + extra + std::to_string(more)); },
                  " and ", 7);
    d.callback(1);
    CHECK(ran == Lines{"1 and 7"});
  }
  SECTION("a callback may leave the result unread") {
    d.addCallback([&] { ran.push_back("called"); });
    d.callback(1);
    CHECK(ran == Lines{"called"});
  }
  SECTION("after a callback that returns nothing the next one gets nothing") {
    d.addCallback([](int) {}).addCallback([&] { ran.push_back("nothing"); });
    d.callback(1);
    CHECK(ran == Lines{"nothing"});
  }
  SECTION("a Deferred<void> is fired without a value") {
    Deferred<void> nothing(world);
    nothing.addCallback([&] { ran.push_back("called"); });
    nothing.callback();
    CHECK(ran == Lines{"called"});
  }
  SECTION("an errback is passed by") {
    d.addErrback([](const Failure&) { return 0; }).addCallback(note("after"));
    d.callback(1);
    CHECK(ran == Lines{"after 1"});
  }
  SECTION("of addCallbacks the callback runs alone") {
    d.addCallbacks(note("callback"), [&](const Failure&) {
      ran.push_back("errback");
      return 0;
    });
    d.callback(1);
    CHECK(ran == Lines{"callback 1"});
  }
  SECTION("addBoth gets the value") {
    d.addBoth([&](const Outcome<int>& outcome) {
       CHECK_FALSE(outcome.failed());
       ran.push_back(std::to_string(outcome.value()));
       return outcome;
     }).addCallback(note("after"));
    d.callback(1);
    CHECK(ran == Lines{"1", "after 1"});
  }
  SECTION("values that can only be moved travel along the chain") {
    Deferred<std::unique_ptr<int>> owner(world);
    owner.addCallback([](std::unique_ptr<int> p) { return std::make_unique<int>(*p + 1); })
        .addCallback([&](std::unique_ptr<int> p) { ran.push_back(std::to_string(*p)); });
    owner.callback(std::make_unique<int>(1));
    CHECK(ran == Lines{"2"});
  }
  SECTION("a Deferred outside any world works, and has no number") {
    Deferred<int> free;
    free.addCallback(note("free"));
    free.callback(1);
    CHECK(ran == Lines{"free 1"});
    CHECK(free.id() == 0);
  }
}

TEST_CASE("firing twice") {
  Lines ran;
  World world;
  Deferred<int> d(world);
  d.addBoth([&](const Outcome<int>& outcome) {
    ran.push_back(outcome.failed() ? "failed" : std::to_string(outcome.value()));
  });

  SECTION("callback() after callback() throws to the caller and changes nothing") {
    d.callback(1);
    CHECK_THROWS_AS(d.callback(2), AlreadyCalledError);
    CHECK_THROWS_AS(d.errback(std::runtime_error("late")), AlreadyCalledError);
    CHECK(ran == Lines{"1"});
  }
  SECTION("callback() after errback() throws, too") {
    d.errback(std::runtime_error("boom"));
    CHECK_THROWS_AS(d.callback(2), AlreadyCalledError);
    CHECK_THROWS_AS(d.errback(std::runtime_error("again")), AlreadyCalledError);
    CHECK(ran == Lines{"failed"});
  }
  SECTION("from inside its own callback it throws there") {
    Deferred<int> own(world);
    own.addCallback([own](int) mutable { own.callback(2); }).addErrback([&](const Failure& failure) {
      failure.trap<AlreadyCalledError>();
      ran.push_back("refused");
    });
    own.callback(1);
    CHECK(ran == Lines{"refused"});
  }
  SECTION("a value that can't be made leaves the Deferred unfired") {
    struct Thrower {
      operator std::string() const { throw std::runtime_error("no string"); }
    };
    Deferred<std::string> text(world);
    CHECK_THROWS_AS(text.callback(Thrower()), std::runtime_error);
    CHECK_FALSE(text.called());
    text.callback("fine");
    CHECK(text.called());
  }
}
