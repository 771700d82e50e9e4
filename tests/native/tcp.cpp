// TCP endpoints, on this machine.
#include <ravel/native/tcp_endpoints.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

/// Notes what it is told, but keeps data as one text: TCP may bring it in any pieces.
class Noting : public Protocol {
 public:
  Noting(Lines& ran, std::string name) : ran_(ran), name_(std::move(name)) {}
  void connectionMade() override {
    ran_.push_back(name_ + " made");
    if (onMade) onMade(*this);
  }
  void dataReceived(std::string_view data) override {
    got += data;
    if (onData) onData(*this);
  }
  void connectionLost(const Failure& reason) override {
    ran_.push_back(name_ + " lost " + reason.typeName());
    if (onLost) onLost();
  }
  std::string got;
  std::function<void(Noting&)> onMade;
  std::function<void(Noting&)> onData;
  std::function<void()> onLost;

 private:
  Lines& ran_;
  std::string name_;
};

/// Writes `left` portions of 64 KiB, as long as it is not paused.
class Flood final : public Producer {
 public:
  explicit Flood(std::shared_ptr<Transport> transport) : transport_(std::move(transport)) {}
  void pauseProducing() override {
    ++pauses;
    paused_ = true;
  }
  void resumeProducing() override {
    paused_ = false;
    while (!paused_ && left > 0) {
      --left;
      transport_->write(std::string(65536, 'x'));
    }
    if (left == 0) transport_->unregisterProducer();
  }
  void stopProducing() override { left = 0; }
  int left = 64;
  int pauses = 0;

 private:
  std::shared_ptr<Transport> transport_;
  bool paused_ = false;
};

std::shared_ptr<Factory> only(std::shared_ptr<Protocol> protocol) {
  return Factory::forProtocol([protocol] { return protocol; });
}

}  // namespace

TEST_CASE("TCP") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  auto reactor = std::make_unique<NativeReactor>(world);
  const auto server = std::make_shared<Noting>(ran, "server");
  const auto client = std::make_shared<Noting>(ran, "client");
  DelayedCall limit = reactor->callLater(20, [&] {
    ran.emplace_back("nothing came for too long");
    reactor->stop();
  });

  const auto listen = [&](std::shared_ptr<Factory> factory) {
    std::shared_ptr<ListeningPort> port;
    serverFromString(*reactor, "tcp:0:interface=127.0.0.1")
        ->listen(std::move(factory))
        .addCallback([&](const std::shared_ptr<ListeningPort>& listening) { port = listening; });
    return port;
  };
  const auto to = [&](const std::shared_ptr<ListeningPort>& port) {
    return clientFromString(*reactor, show(port->getHost()));
  };
  const auto stop = [&] {
    if (reactor->running()) reactor->stop();
  };
  int ends = 0;
  const auto stopAtSecond = [&] {
    if (++ends == 2) stop();
  };
  const auto failed = [&](const Failure& failure) {
    ran.push_back(failure.typeName());
    stop();
  };
  const auto has = [&](const std::string& line) { return std::count(ran.begin(), ran.end(), line) == 1; };
  server->onLost = client->onLost = stopAtSecond;

  SECTION("brings what is written, both ways, and closes behind it") {
    server->onData = [](Noting& self) {
      if (self.got == "hello world") self.transport->write("thanks");
    };
    client->onMade = [](Noting& self) {
      self.transport->write("hello ");
      self.transport->writeSequence({"wor", "ld"});
    };
    client->onData = [](Noting& self) {
      if (self.got == "thanks") self.transport->loseConnection();
    };
    bool connected = false;
    connectProtocol(*to(listen(only(server))), client).addCallback([&](const auto& made) {
      connected = made == client;
    });
    reactor->run();
    CHECK(connected);
    CHECK(server->got == "hello world");
    CHECK(client->got == "thanks");
    CHECK(has("client lost ConnectionDone"));
    CHECK(has("server lost ConnectionDone"));
    CHECK(ran.size() == 4);
  }
  SECTION("chooses a free port for 0, and tells it; the ends know each other's addresses") {
    const auto port = listen(only(server));
    CHECK(port->getHost().host == "127.0.0.1");
    CHECK(port->getHost().port != 0);
    client->onMade = [&](Noting& self) {
      CHECK(self.transport->getPeer() == port->getHost());
      self.transport->write("x");
    };
    server->onData = [&](Noting& self) {
      CHECK(self.transport->getHost() == port->getHost());
      CHECK(self.transport->getPeer() == client->transport->getHost());
      reactor->stop();
    };
    connectProtocol(*to(port), client);
    reactor->run();
    CHECK(server->got == "x");
  }
  SECTION("finds a host by its name") {
    const auto port = listen(only(server));
    client->onMade = [&](Noting&) { reactor->stop(); };
    connectProtocol(*clientFromString(*reactor, "tcp:localhost:" + std::to_string(port->getHost().port)), client);
    reactor->run();
    CHECK(client->connected);
  }
  SECTION("delivers all of a large write before it closes") {
    const std::string large(5'000'000, 'x');
    server->onMade = [&](Noting& self) {
      self.transport->write(large);
      self.transport->loseConnection();
      self.transport->write("dropped");
    };
    connectProtocol(*to(listen(only(server))), client);
    reactor->run();
    CHECK(client->got == large);
    CHECK(has("server lost ConnectionDone"));
    CHECK(has("client lost ConnectionDone"));
  }
  SECTION("breaks without delivering when it is aborted") {
    server->onMade = [&](Noting& self) {
      self.transport->write(std::string(5'000'000, 'x'));
      self.transport->abortConnection();
    };
    connectProtocol(*to(listen(only(server))), client);
    reactor->run();
    CHECK(client->got.size() < 5'000'000);
    CHECK(has("server lost ConnectionAborted"));
    CAPTURE(ran, client->got.size(), log.lines);
    CHECK(has("client lost ConnectionLost"));
  }
  SECTION("drops what is written to a connection that is over") {
    client->onMade = [](Noting& self) { self.transport->loseConnection(); };
    server->onLost = [&] {
      server->transport->write("x");
      server->transport->loseConnection();
      server->transport->abortConnection();
      reactor->callLater(0, [&] { reactor->stop(); });
    };
    client->onLost = {};
    connectProtocol(*to(listen(only(server))), client);
    reactor->run();
    CHECK(ran.size() == 4);
  }
  SECTION("is aborted when a protocol throws, which is logged") {
    client->onMade = [](Noting& self) { self.transport->write("x"); };
    server->onData = [](Noting&) { throw std::runtime_error("boom"); };
    connectProtocol(*to(listen(only(server))), client);
    reactor->run();
    CHECK(log.lines == Lines{"DelayedCall boom"});
    CHECK(has("server lost ConnectionAborted"));
  }
  SECTION("brings nothing while it is paused, and all behind it") {
    server->onMade = [&](Noting& self) {
      self.transport->pauseProducing();
      reactor->callLater(0.02, [&] {
        CHECK(server->got.empty());
        server->transport->resumeProducing();
      });
    };
    client->onMade = [](Noting& self) {
      self.transport->write("hello");
      self.transport->loseConnection();
    };
    connectProtocol(*to(listen(only(server))), client);
    reactor->run();
    CHECK(server->got == "hello");
    CHECK(has("server lost ConnectionDone"));
  }
  SECTION("pauses a producer that writes faster than it is read, and resumes it") {
    std::unique_ptr<Flood> flood;
    server->onMade = [&](Noting& self) {
      flood = std::make_unique<Flood>(self.transport);
      self.transport->registerProducer(*flood, true);
      self.transport->loseConnection();
      flood->resumeProducing();
    };
    client->onMade = [&](Noting& self) {
      self.transport->pauseProducing();
      reactor->callLater(0.02, [&] { client->transport->resumeProducing(); });
    };
    connectProtocol(*to(listen(only(server))), client);
    reactor->run();
    CHECK(flood->pauses > 0);
    CHECK(client->got.size() == 64 * 65536);
  }
  SECTION("asks a producer that is not streaming for each portion") {
    std::unique_ptr<Flood> flood;
    server->onMade = [&](Noting& self) {
      flood = std::make_unique<Flood>(self.transport);
      flood->left = 3;
      self.transport->registerProducer(*flood, false);
      self.transport->loseConnection();
    };
    connectProtocol(*to(listen(only(server))), client);
    reactor->run();
    CHECK(client->got.size() == 3 * 65536);
  }
  SECTION("is refused where nobody listens") {
    const auto port = listen(only(server));
    const auto endpoint = to(port);
    port->stopListening();
    connectProtocol(*endpoint, client).addErrback(failed);
    reactor->run();
    CHECK(ran == Lines{"ConnectionRefusedError"});
  }
  SECTION("fails for a host that does not exist") {
    connectProtocol(*clientFromString(*reactor, "tcp:no-such-host.invalid:80"), client).addErrback(failed);
    reactor->run();
    CHECK(ran == Lines{"ConnectError"});
  }
  SECTION("is closed at once where the server's factory gives no protocol") {
    client->onLost = stop;
    connectProtocol(*to(listen(only(nullptr))), client);
    reactor->run();
    CHECK(ran.size() == 2);
    CHECK(ran[1].starts_with("client lost Connection"));
  }
  SECTION("fails where the client's factory gives none") {
    to(listen(only(server)))->connect(only(nullptr)).addErrback([&](const Failure& failure) {
      ran.push_back(failure.typeName());
    });
    server->onLost = stop;
    reactor->run();
    CHECK(has("NoProtocol"));
  }
  SECTION("gives up when it is cancelled") {
    auto d = connectProtocol(*to(listen(only(server))), client).addErrback(failed);
    SECTION("before the reactor runs") { d.cancel(); }
    SECTION("while it looks up or connects") {
      reactor->callLater(0, [d]() mutable { d.cancel(); });
    }
    if (ran.empty()) {
      reactor->run();
    } else {
      reactor->callLater(0.02, stop);
      reactor->run();
    }
    CHECK(ran.front() == "ConnectingCancelledError");
    CHECK_FALSE(client->connected);
  }
  SECTION("can't listen where somebody else does") {
    const auto port = listen(only(server));
    const std::string there = "tcp:" + std::to_string(port->getHost().port) + ":interface=127.0.0.1";
    serverFromString(*reactor, there)->listen(only(server)).addErrback(failed);
    CHECK(ran == Lines{"CannotListenError"});
  }
  SECTION("takes no connection after stopListening, and keeps those that are there") {
    const auto port = listen(only(server));
    const auto endpoint = to(port);
    client->onMade = [&](Noting& self) {
      port->stopListening();
      connectProtocol(*endpoint, std::make_shared<Noting>(ran, "late")).addErrback([&](const Failure& failure) {
        ran.push_back(failure.typeName());
        self.transport->write("still here");
      });
    };
    server->onData = [&](Noting&) { reactor->stop(); };
    connectProtocol(*endpoint, client);
    reactor->run();
    CHECK(has("ConnectionRefusedError"));
    CHECK(server->got == "still here");
  }
  SECTION("goes with its reactor, without a word, at any point") {
    const auto port = listen(only(server));
    auto d = connectProtocol(*to(port), client);
    SECTION("before anything happened") {}
    SECTION("when it is connected, with much to send") {
      client->onMade = [&](Noting& self) {
        self.transport->write(std::string(5'000'000, 'x'));
        reactor->stop();
      };
      reactor->run();
    }
    SECTION("when something has just arrived") {
      client->onMade = [&](Noting& self) { self.transport->write("x"); };
      server->onData = [&](Noting&) { reactor->stop(); };
      reactor->run();
    }
    const auto before = ran.size();
    limit = {};
    reactor.reset();
    CHECK(ran.size() == before);
    if (client->transport) client->transport->write("nobody is there");
    port->stopListening();
    d.cancel();
    d.addErrback([](const Failure&) {});
  }
  SECTION("knows no other strings") {
    for (const auto* description :
         {"", "tcp:", "tcp:80", "tcp:a", "tcp:a:", "tcp:a:x", "tcp:a:0", "memory:a", "tcp:a:65536"}) {
      CHECK_THROWS_AS(clientFromString(*reactor, description), std::invalid_argument);
    }
    for (const auto* description : {"", "tcp:", "tcp:x", "tcp:-1", "tcp:80:", "tcp:80:interface=", "memory:a"}) {
      CHECK_THROWS_AS(serverFromString(*reactor, description), std::invalid_argument);
    }
  }
}
