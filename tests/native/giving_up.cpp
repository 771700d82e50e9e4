// CurlClient: giving up at every stage of a request, and connections that do not come about.
#include <atomic>
#include <functional>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "native/asking.h"
#include "native/hostile_server.h"
#include "native/local_server.h"

using native::Asking;
using native::HostileServer;
using native::Peer;

namespace {

const std::string cancelled = "CancelledError: cancelled";
const std::string ok = "HTTP/1.1 200 OK\r\n";

std::string http(int port) { return "http://127.0.0.1:" + std::to_string(port) + "/"; }
std::string https(int port) { return "https://127.0.0.1:" + std::to_string(port) + "/"; }

/// Begins a request, gives it up as soon as `stage` is true, and gets a good page after it.
void giveUp(const std::string& url, const std::function<bool()>& stage) {
  native::LocalServer good;
  Asking asking;
  std::shared_ptr<Asking::End> after;
  const auto end = asking.begin(url, [&] { after = asking.begin(good.url("/hello")); });
  asking.once(stage, [&] { end->deferred.cancel(); });
  asking.run();
  CHECK(end->text == cancelled);
  REQUIRE(after);
  CHECK(after->text == "200 hello from here");
}

}  // namespace

TEST_CASE("giving up a request") {
  std::atomic<int> asked = 0;
  std::atomic<bool> left = false;
  const auto stage = [&] { return asked > 0; };
  const auto says = [&](const std::string& text, bool onAndOn = false) {
    return [&asked, &left, text, onAndOn](Peer& peer) {
      if (!peer.readRequest() || !peer.send(text)) return;
      Peer::pause(0.02);  // so that it has come
      ++asked;
      onAndOn ? peer.flood(text) : peer.untilGone();
      left = true;
    };
  };

  SECTION("at once") {
    const auto now = [] { return true; };
    giveUp("http://localhost:" + std::to_string(native::FullServer().port()) + "/", now);
    native::Asking asking;
    const auto end = asking.begin("http://localhost:1/");
    end->deferred.cancel();
    asking.run();
    CHECK(end->text == cancelled);
  }
  SECTION("while it connects") {
    const native::FullServer full;
    double since = 0;
    giveUp(http(full.port()), [&] { return (since += 0.001) > 0.05; });
  }
  SECTION("while the two agree on TLS") {
    HostileServer server([&](Peer& peer) {
      ++asked;
      peer.untilGone();
      left = true;
    });
    giveUp(https(server.port()), stage);
  }
  SECTION("before it is answered") {
    HostileServer server(says(""));
    giveUp(server.url(), stage);
  }
  SECTION("within the status line") {
    HostileServer server(says("HTTP/1.1 20"));
    giveUp(server.url(), stage);
  }
  SECTION("within the headers") {
    HostileServer server(says(ok + "X-Half: "));
    giveUp(server.url(), stage);
  }
  SECTION("within the body") {
    HostileServer server(says(ok + "Content-Length: 100\r\n\r\nhalf"));
    giveUp(server.url(), stage);
  }
  SECTION("within a chunk") {
    HostileServer server(says(ok + "Transfer-Encoding: chunked\r\n\r\nff\r\nhalf"));
    giveUp(server.url(), stage);
  }
  SECTION("while a flood comes in") {
    HostileServer server([&](Peer& peer) {
      if (!peer.readRequest() || !peer.send(ok + "\r\n")) return;
      ++asked;
      peer.flood("x", 0.001);
    });
    giveUp(server.url(), stage);
  }
  SECTION("behind a redirect") {
    HostileServer second(says(""));
    HostileServer first([&](Peer& peer) {
      if (peer.readRequest()) {
        peer.send("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + second.url() + "\r\n\r\n");
      }
    });
    giveUp(first.url(), stage);
  }
  SECTION("twice, and when it is over") {
    native::LocalServer good;
    Asking asking;
    const auto end = asking.begin(good.url("/hello"));
    const auto other = asking.begin(good.url("/none"));
    other->deferred.cancel();
    other->deferred.cancel();
    asking.run();
    end->deferred.cancel();
    CHECK(end->text == "200 hello from here");
    CHECK(other->text == cancelled);
  }
}

TEST_CASE("a client that ends in the callback of one of its pages") {
  native::LocalServer good;
  HostileServer never([](Peer& peer) { peer.untilGone(); });
  Asking asking;
  const auto end = asking.begin(good.url("/hello"), [&] {
    asking.client.reset();
    asking.reactor().stop();
  });
  const auto dropped = asking.begin(never.url());
  asking.run();
  CHECK(end->text == "200 hello from here");
  CHECK(dropped->text == "it did not end");
}

TEST_CASE("a connection that does not come about") {
  Asking asking(native::shortLimits());
  SECTION("since there is no room for it") {
    const native::FullServer full;
    const auto end = asking.begin(http(full.port()));
    asking.run();
    CHECK(end->text == "TCPTimedOutError: " + http(full.port()) +
                           ": no connection within 1.5 s. Is the host up? A longer connectTimeout waits longer");
    CHECK(end->seconds < 10);
  }
  SECTION("since nothing is said of TLS") {
    HostileServer server([](Peer& peer) { peer.untilGone(); });
    const auto end = asking.begin(https(server.port()));
    asking.run();
    CHECK(end->text.starts_with("TCPTimedOutError: "));
    CHECK(end->seconds < 10);
  }
}

TEST_CASE("a connection that ends before it is one") {
  Asking asking;
  SECTION("since the other side does not speak TLS") {
    HostileServer server([](Peer& peer) { peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    const auto end = asking.begin(https(server.port()));
    asking.run();
    CHECK(end->text.starts_with("SSLError: "));
  }
  SECTION("since the other side hangs up") {
    HostileServer server([](Peer& peer) {
      peer.readSome();
      peer.reset();
    });
    const auto plain = asking.begin(server.url());
    const auto tls = asking.begin(https(server.port()));
    asking.run();
    CHECK(plain->text.starts_with("ResponseNeverReceived: "));
    CHECK(tls->text.starts_with("SSLError: "));
  }
  SECTION("since the host does not exist") {
    const auto end = asking.begin("http://no-such-host.invalid/");
    asking.run();
    CHECK((end->text.starts_with("DNSLookupError: ") || end->text.starts_with("TCPTimedOutError: ")));
  }
}

TEST_CASE("an address that is none") {
  const std::string withNul("http://127.0.0.1\0.example/", 26);
  Asking asking;
  std::vector<std::shared_ptr<Asking::End>> ends;
  for (const std::string& url :
       {std::string(), std::string("http://"), std::string("http://a b/"), std::string("http://a\r\nX: y/"), withNul,
        std::string("http://[::1"), std::string("http://127.0.0.1:99999/"), std::string(9'000'000, 'a')}) {
    ends.push_back(asking.begin(url));
  }
  asking.run();
  for (const auto& end : ends) {
    CAPTURE(end->text.substr(0, 200));
    CHECK(end->isConnectError);
  }
}

TEST_CASE("options that are out of range are refused") {
  ravel::World world;
  ravel::NativeReactor reactor(world);
  for (const double seconds : {0.0, -1.0, 1e7, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK_THROWS_AS(ravel::CurlClient(reactor, {.connectTimeout = seconds}), std::invalid_argument);
    CHECK_THROWS_AS(ravel::CurlClient(reactor, {.timeout = seconds}), std::invalid_argument);
    CHECK_THROWS_AS(ravel::CurlClient(reactor, {.slowTimeout = seconds}), std::invalid_argument);
  }
  CHECK_THROWS_AS(ravel::CurlClient(reactor, {.mostRedirects = -1}), std::invalid_argument);
}
