// TCP endpoints against peers that mean harm: each connection ends once, with the memory it had, and the next one
// works.
#include <functional>
#include <fstream>
#include <memory>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <ravel/native/tcp_endpoints.h>
#include <ravel/ravel.h>

#include "core/support/errors.h"
#include "native/hostile_server.h"

using namespace ravel;
using native::HostileServer;
using native::Peer;
using support::Lines;

namespace {

class Noting : public Protocol {
 public:
  void connectionMade() override {
    ++made;
    if (onMade) onMade(*this);
  }
  void dataReceived(std::string_view data) override {
    got += data.size();
    if (onData) onData(*this);
  }
  void connectionLost(const Failure& reason) override {
    lost.push_back(reason.typeName());
    if (onLost) onLost();
  }
  int made = 0;
  std::size_t got = 0;
  Lines lost;
  std::function<void(Noting&)> onMade;
  std::function<void(Noting&)> onData;
  std::function<void()> onLost;
};

/// Writes until it is paused.
class Flood final : public Producer {
 public:
  explicit Flood(std::shared_ptr<Transport> transport) : transport_(std::move(transport)) {}
  void pauseProducing() override { paused = true; }
  void resumeProducing() override {
    paused = false;
    for (int i = 0; i < 10'000 && !paused; ++i) transport_->write(std::string(65536, 'x'));
  }
  void stopProducing() override { stopped = true; }
  bool paused = false;
  bool stopped = false;

 private:
  std::shared_ptr<Transport> transport_;
};

/// What this process has now, in MB.
double memory() {
  double all = 0;
  double resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Connects and ends it by a reset.
void callAndReset(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int caller = ::socket(AF_INET, SOCK_STREAM, 0);
  REQUIRE(::connect(caller, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  Peer(caller).reset();
  ::close(caller);
}

}  // namespace

TEST_CASE("TCP against hostile peers") {
  support::ErrorLog log;
  World world;
  log.attach(world);
  NativeReactor reactor(world);
  const auto client = std::make_shared<Noting>();
  bool late = false;
  reactor.callLater(30, [&] {
    late = true;
    reactor.stop();
  });
  const auto connect = [&](int port) {
    connectProtocol(*clientFromString(reactor, "tcp:127.0.0.1:" + std::to_string(port)), client);
  };
  const auto stop = [&] {
    if (reactor.running()) reactor.stop();
  };
  client->onLost = stop;

  SECTION("one that resets at once") {
    HostileServer server([](Peer& peer) { peer.reset(); });
    connectProtocol(*clientFromString(reactor, "tcp:127.0.0.1:" + std::to_string(server.port())), client)
        .addErrback([&](const Failure& failure) {
          client->lost.push_back(failure.typeName());
          stop();
          return std::shared_ptr<Noting>();
        });
    reactor.run();
    CHECK((client->lost == Lines{"ConnectionLost"} || client->lost == Lines{"ConnectError"}));
  }
  SECTION("one that resets behind a byte, while much is sent to it") {
    HostileServer server([](Peer& peer) {
      peer.readSome();
      peer.send("x");
      peer.reset();
    });
    client->onMade = [](Noting& self) { self.transport->write(std::string(20'000'000, 'x')); };
    connect(server.port());
    reactor.run();
    CHECK(client->lost == Lines{"ConnectionLost"});
  }
  SECTION("one that closes its half, and reads on") {
    std::atomic<bool> gone = false;
    HostileServer server([&](Peer& peer) {
      peer.send("bye");
      peer.closeHalf();
      peer.untilGone();
      gone = true;
    });
    connect(server.port());
    client->onLost = [&] { reactor.callLater(0.05, stop); };
    reactor.run();
    CHECK(client->got == 3);
    CHECK(client->lost == Lines{"ConnectionDone"});
    CHECK(gone);
  }
  SECTION("one that floods while it is paused") {
    HostileServer server([](Peer& peer) { peer.flood(std::string(65536, 'x')); });
    const double before = memory();
    double during = 0;
    std::size_t got = 0;
    client->onMade = [&](Noting& self) {
      self.transport->pauseProducing();
      reactor.callLater(0.5, [&] {
        got = client->got;
        during = memory();
        client->transport->resumeProducing();
      });
    };
    client->onData = [](Noting& self) {
      if (self.got > 10'000'000) self.transport->abortConnection();
    };
    connect(server.port());
    reactor.run();
    CHECK(got == 0);
    CHECK(during - before < 20);
    CHECK(client->lost == Lines{"ConnectionAborted"});
  }
  SECTION("one that floods a protocol that pauses and resumes with each piece") {
    HostileServer server([](Peer& peer) { peer.flood(std::string(65536, 'x')); });
    client->onData = [](Noting& self) {
      self.transport->pauseProducing();
      self.got < 5'000'000 ? self.transport->resumeProducing() : self.transport->loseConnection();
    };
    connect(server.port());
    reactor.run();
    CHECK(client->lost == Lines{"ConnectionDone"});
  }
  SECTION("one that reads nothing: a producer is paused, and told when it is over") {
    HostileServer server([](Peer& peer) { Peer::pause(0.3), peer.reset(); });
    std::unique_ptr<Flood> flood;
    const double before = memory();
    double during = 0;
    client->onMade = [&](Noting& self) {
      flood = std::make_unique<Flood>(self.transport);
      self.transport->registerProducer(*flood, true);
      flood->resumeProducing();
      reactor.callLater(0.1, [&] { during = memory(); });
    };
    connect(server.port());
    reactor.run();
    CHECK(flood->paused);
    CHECK(flood->stopped);
    CHECK(during - before < 50);
    CHECK(client->lost == Lines{"ConnectionLost"});
  }
  SECTION("hundreds that reset before they are taken") {
    std::shared_ptr<ListeningPort> port;
    int made = 0;
    int lost = 0;
    std::string heard;
    serverFromString(reactor, "tcp:0:interface=127.0.0.1")
        ->listen(Factory::forProtocol([&] {
          auto server = std::make_shared<Noting>();
          server->onMade = [&](Noting&) { ++made; };
          server->onLost = [&] { ++lost; };
          server->onData = [&](Noting& self) { self.transport->write("still here"); };
          return server;
        }))
        .addCallback([&](const std::shared_ptr<ListeningPort>& listening) { port = listening; });
    client->onMade = [](Noting& self) { self.transport->write("hello"); };
    client->onData = [](Noting& self) { self.transport->loseConnection(); };
    client->onLost = [&] { reactor.callLater(0.1, stop); };
    int rounds = 0;
    std::function<void()> more = [&] {
      for (int i = 0; i < 20; ++i) callAndReset(port->getHost().port);
      ++rounds < 15 ? void(reactor.callLater(0.005, more)) : connect(port->getHost().port);
    };
    reactor.callLater(0, more);
    reactor.run();
    CHECK(client->got == 10);
    CHECK(client->lost == Lines{"ConnectionDone"});
    CHECK(made >= 1);
    CHECK(made == lost);
    port->stopListening();
  }
  CHECK(log.lines.empty());
  CHECK_FALSE(late);
}
