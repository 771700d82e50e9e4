// CurlClient, against a server on this machine.
#include <ravel/native/curl_client.h>

#include <cstdlib>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"
#include "native/local_server.h"

using namespace ravel;
using support::Lines;

TEST_CASE("pages over HTTP") {
  ::setenv("no_proxy", "*", 1);  // these addresses are of this machine
  native::LocalServer server;
  Lines ran;
  World world;
  NativeReactor reactor(world);
  auto client = std::make_unique<CurlClient>(reactor);
  int asked = 0;
  const auto end = [&] {
    if (--asked == 0 && reactor.running()) reactor.stop();
  };
  const auto ask = [&](const std::string& url) {
    ++asked;
    auto d = getPage(*client, url);
    d.addBoth([&](const Outcome<std::string>& page) {
      ran.push_back(page.failed() ? page.failure().typeName() + ": " + page.failure().getErrorMessage() : page.value());
      end();
    });
    return d;
  };
  /// Calls f when the server has got a request for /never.
  std::function<void(std::function<void()>)> onceAsked = [&](std::function<void()> f) {
    reactor.callLater(0.001, [&onceAsked, &server, f] { server.keptWaiting() ? f() : onceAsked(f); });
  };
  DelayedCall limit = reactor.callLater(20, [&] {
    ran.emplace_back("nothing came for too long");
    reactor.stop();
  });

  SECTION("come with their text") {
    ask(server.url("/hello"));
    reactor.run();
    CHECK(ran == Lines{"hello from here"});
  }
  SECTION("come one after another from one client") {
    getPage(*client, server.url("/hello")).addCallback([&](const std::string& page) {
      ran.push_back(page);
      ask(server.url("/hello"));
    });
    reactor.run();
    CHECK(ran == Lines{"hello from here", "hello from here"});
  }
  SECTION("come several at a time") {
    for (int i = 0; i < 5; ++i) ask(server.url("/hello"));
    reactor.run();
    CHECK(ran.size() == 5);
    CHECK(ran.front() == "hello from here");
  }
  SECTION("that are not there fail with the status and what the server says") {
    ask(server.url("/none"));
    reactor.run();
    CHECK(ran == Lines{"HttpError: 404 not found"});
  }
  SECTION("that have moved are followed") {
    ask(server.url("/moved"));
    reactor.run();
    CHECK(ran == Lines{"hello from here"});
  }
  SECTION("that move round and round fail") {
    ask(server.url("/round"));
    reactor.run();
    CHECK(ran == Lines{"InfiniteRedirection: " + server.url("/round") +
                       " leads to another address more than 5 times. A larger mostRedirects follows longer"});
  }
  SECTION("of a port where nobody listens fail") {
    const auto nobody = native::refusedUrl();
    ask(nobody);
    reactor.run();
    CHECK(ran == Lines{"ConnectionRefusedError: nobody listens at " + nobody});
  }
  SECTION("that break off fail") {
    ask(server.url("/broken"));
    reactor.run();
    CHECK(ran ==
          Lines{"ResponseFailed: " + server.url("/broken") + ": the answer broke off before its end. Try again"});
  }
  SECTION("that are too large fail") {
    ask(server.url("/big"));
    reactor.run();
    CHECK(ran == Lines{"BodyTooLarge: the answer of " + server.url("/big") +
                       " is larger than 67108864 bytes: the rest was not read. A larger mostBody takes more"});
  }
  SECTION("of other protocols are refused") {
    ask("file:///etc/hostname");
    reactor.run();
    REQUIRE(ran.size() == 1);
    CHECK(ran[0].starts_with("SchemeNotSupported: file:///etc/hostname: "));
  }
  SECTION("are given up by cancel(), which hangs up") {
    auto d = ask(server.url("/never"));
    onceAsked([&] { d.cancel(); });
    reactor.run();
    CHECK(ran == Lines{"CancelledError: cancelled"});
    client.reset();
    for (int i = 0; i < 1000 && !server.leftWaiting(); ++i) reactor.sleep(0.001);
    CHECK(server.leftWaiting());
  }
  SECTION("under way are dropped with their client, and can be cancelled after it") {
    auto d = ask(server.url("/never"));
    onceAsked([&] {
      client.reset();
      reactor.stop();
    });
    reactor.run();
    CHECK(ran.empty());
    d.cancel();
    CHECK(ran == Lines{"CancelledError: cancelled"});
  }
  SECTION("show in the trace") {
    Recorder recorder;
    world.setSink(&recorder);
    ask(server.url("/hello"));
    reactor.run();
    world.setSink(nullptr);
    Lines fetches;
    for (const auto& event : recorder.events()) {
      if (traceName(event.kind).starts_with("fetch")) fetches.emplace_back(traceName(event.kind));
    }
    CHECK(fetches == Lines{"fetch.begun", "fetch.done"});
  }
}
