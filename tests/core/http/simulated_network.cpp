// SimulatedNetwork and getPage.
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"
#include "core/support/trace.h"

using namespace ravel;
using support::Lines;

TEST_CASE("a simulated network") {
  World world;
  VirtualReactor reactor(world);
  SimulatedNetwork network(reactor, {{"http://far.test/", {.latency = 1.2, .chunks = {0.4, 0.8, 1.2}, .body = "hello"}},
                                     {"http://near.test/", {.latency = 0.5, .body = "near"}},
                                     {"http://twin.test/", {.latency = 0.5, .body = "twin"}},
                                     {"http://none.test/", {.latency = 0.4, .status = 404, .body = "not found"}},
                                     {"http://down.test/", {.latency = 0.1, .failure = "connection refused"}}});
  Lines ran;
  const auto ask = [&](const std::string& url) {
    auto d = getPage(network, url);
    d.addBoth([&, url](const Outcome<std::string>& page) {
      ran.push_back(
          show(reactor.seconds()) + ' ' +
          (page.failed() ? page.failure().typeName() + ": " + page.failure().getErrorMessage() : page.value()));
    });
    return d;
  };

  SECTION("answers when the page's time has come") {
    ask("http://far.test/");
    reactor.run();
    CHECK(ran == Lines{"1.2 hello"});
  }
  SECTION("answers requests of the same latency in the order of asking") {
    ask("http://twin.test/");
    ask("http://near.test/");
    reactor.run();
    CHECK(ran == Lines{"0.5 twin", "0.5 near"});
  }
  SECTION("gives a status of 400 and above as HttpError, with the page's words") {
    ask("http://none.test/");
    reactor.run();
    CHECK(ran == Lines{"0.4 HttpError: 404 not found"});
  }
  SECTION("gives any status to get()") {
    network.get("http://none.test/").addCallback([&](const Response& response) {
      ran.push_back(std::to_string(response.status) + response.body);
    });
    reactor.run();
    CHECK(ran == Lines{"404not found"});
  }
  SECTION("gives a page without answer as ConnectError") {
    ask("http://down.test/");
    reactor.run();
    CHECK(ran == Lines{"0.1 ConnectError: connection refused"});
  }
  SECTION("fails at once for an address it does not know") {
    ask("http://elsewhere.test/");
    REQUIRE(ran.size() == 1);
    CHECK(ran[0].starts_with("0 ConnectError: no page http://elsewhere.test/"));
    CHECK_FALSE(network.knows("http://elsewhere.test/"));
  }
  SECTION("knows a page with and without the last slash") {
    ask("http://near.test");
    reactor.run();
    CHECK(ran == Lines{"0.5 near"});
  }
  SECTION("gives up when cancelled: nothing is left to wait for") {
    auto d = ask("http://far.test/");
    reactor.callLater(0.5, [d]() mutable { d.cancel(); });
    reactor.run();
    CHECK(ran == Lines{"0.5 CancelledError: cancelled"});
    CHECK(reactor.seconds() == 0.5);
  }
  SECTION("shows asking, pieces and the end in the trace") {
    Recorder recorder;
    world.setSink(&recorder);
    network.get("http://far.test/");
    reactor.run();
    Lines fetches;
    for (const auto& event : recorder.events()) {
      if (traceName(event.kind).starts_with("fetch"))
        fetches.push_back(show(event.time) + ' ' + std::string(traceName(event.kind)));
    }
    CHECK(fetches == Lines{"0 fetch.begun", "0.4 fetch.data", "0.8 fetch.data", "1.2 fetch.data", "1.2 fetch.done"});
  }
  SECTION("lets a carrier bring the body when its time has come") {
    Deferred<Response> carried(world);
    network.setCarrier([&](const std::string& url, const Page& page) {
      ran.push_back(show(reactor.seconds()) + " carrying " + url + ' ' + page.body);
      return carried;
    });
    auto d = ask("http://near.test/");
    reactor.run();
    CHECK(ran == Lines{"0.5 carrying http://near.test/ near"});
    SECTION("and answers with what it brings") {
      carried.callback(Response{200, "by hand"});
      CHECK(ran.back() == "0.5 by hand");
    }
    SECTION("and fails with what it fails") {
      carried.errback(ConnectError("lost"));
      CHECK(ran.back() == "0.5 ConnectError: lost");
    }
    SECTION("and is cancelled with the request") {
      d.cancel();
      CHECK(carried.called());
      CHECK(ran.back() == "0.5 CancelledError: cancelled");
    }
  }
}
