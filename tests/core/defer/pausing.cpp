// Deferred: pause and unpause.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("pausing a Deferred") {
  Lines ran;
  World world;
  Deferred<int> d(world);
  const auto note = [&ran](const std::string& name) {
    return [&ran, name](int value) {
      ran.push_back(name + ' ' + std::to_string(value));
      return value;
    };
  };

  SECTION("firing only stores the result; unpausing runs the callbacks") {
    d.addCallback(note("first"));
    d.pause();
    d.callback(1);
    CHECK(d.called());
    CHECK(ran.empty());
    d.unpause();
    CHECK(ran == Lines{"first 1"});
  }
  SECTION("what is added while it is paused waits") {
    d.callback(1);
    d.pause();
    d.addCallback(note("first"));
    CHECK(ran.empty());
    d.unpause();
    CHECK(ran == Lines{"first 1"});
  }
  SECTION("pauses count") {
    d.addCallback(note("first"));
    d.pause();
    d.pause();
    d.callback(1);
    d.unpause();
    CHECK(ran.empty());
    d.unpause();
    CHECK(ran == Lines{"first 1"});
  }
  SECTION("pausing from inside a callback does not stop the callbacks behind it") {
    d.addCallback([&d](int value) mutable {
       d.pause();
       return value;
     }).addCallback(note("second"));
    d.callback(1);
    CHECK(ran == Lines{"second 1"});
    d.addCallback(note("third"));
    CHECK(ran == Lines{"second 1"});
  }
  SECTION("unpausing too often leaves it stuck") {
    d.unpause();
    d.addCallback(note("first"));
    d.callback(1);
    CHECK(ran.empty());
    CHECK(d.paused() == -1);
  }
  SECTION("a waiting one that is paused, too, takes the result and stops the loop of the other") {
    Deferred<int> inner(world);
    d.addCallback([&inner](int) { return inner; }).addCallback(note("outer"));
    d.callback(1);
    d.pause();
    inner.addCallback([&] { ran.push_back("inner's rest"); });
    inner.callback(2);
    CHECK(ran.empty());
    SECTION("unpausing it runs its own") {
      d.unpause();
      CHECK(ran == Lines{"outer 2"});
    }
    SECTION("the other one's rest runs with whatever runs it again") {
      inner.addCallback([&] { ran.push_back("again"); });
      CHECK(ran == Lines{"inner's rest", "again"});
    }
  }
  SECTION("a waiting one that is unpaused by hand gives its next callback no value") {
    Deferred<int> inner(world);
    d.addCallback([&inner](int) { return inner; }).addCallback(note("outer")).addErrback([&](const Failure& failure) {
      failure.trap<WrongResultType>();
      ran.push_back("stray");
      return 0;
    });
    d.callback(1);
    d.unpause();
    CHECK(ran == Lines{"stray"});
    inner.callback(2);
    CHECK(d.paused() == -1);
  }
}
