// Programs of protocols and networks.
#include <memory>
#include <stdexcept>
#include <vector>

#include "core/no_memory/bench.h"

namespace no_memory {

using namespace ravel;

namespace {

/// Every protocol is told of its connection's beginning and end in pairs.
struct Told {
  int made = 0;
  int lost = 0;
};

class Echo : public Protocol {
 public:
  explicit Echo(Told& told) : told_(told) {}
  void connectionMade() override { ++told_.made; }
  void dataReceived(std::string_view data) override { transport->write(data); }
  void connectionLost(const Failure&) override { ++told_.lost; }

 private:
  Told& told_;
};

class Guest final : public LineReceiver {
 public:
  explicit Guest(Told& told) : told_(told) {}
  void connectionMade() override {
    ++told_.made;
    sendLine("the first line of a conversation, not a short one");
  }
  void lineReceived(std::string_view line) override {
    if (++lines_ < 3) return sendLine(std::string(line) + "!");
    transport->loseConnection();
  }
  void connectionLost(const Failure&) override { ++told_.lost; }

 private:
  Told& told_;
  int lines_ = 0;
};

void expectEnds(Bench& bench, const Told& told) {
  if (told.lost != told.made) bench.wrong("a connection was made, and not lost, or lost twice");
}

void talks(Bench& bench, MemoryNetwork::Links links) {
  Told told;
  MemoryNetwork network(bench.reactor, std::move(links));
  bench.attempt([&] {
    bench.ends(serverFromString(network, "memory:echo")->listen(Factory::forProtocol<Echo>(std::ref(told))));
    auto connected =
        bench.ends(connectProtocol(*clientFromString(network, "memory:echo"), std::make_shared<Guest>(told)));
    connected.addErrback([](const Failure&) { return std::shared_ptr<Guest>(); });
    bench.reactor.run();
  });
  expectEnds(bench, told);
}

void conversation(Bench& bench) { talks(bench, {}); }
void conversationInPieces(Bench& bench) {
  talks(bench, {{"echo", MemoryLink{.delay = 0.1, .pieces = {1, 3, 40}, .gap = 0.05}}});
}

void refusals(Bench& bench) {
  Told told;
  MemoryNetwork network(bench.reactor);
  bench.attempt([&] {
    const auto client = clientFromString(network, "memory:nobody");
    bench.ends(client->connect(Factory::forProtocol<Echo>(std::ref(told))));
    auto cancelled = bench.ends(client->connect(Factory::forProtocol<Echo>(std::ref(told))));
    bench.reactor.callLater(0.05, [cancelled]() mutable { cancelled.cancel(); });
    serverFromString(network, "memory:shy")->listen(Factory::forProtocol([] { return std::shared_ptr<Protocol>(); }));
    bench.ends(clientFromString(network, "memory:shy")->connect(Factory::forProtocol<Echo>(std::ref(told))));
    bench.reactor.run();
  });
  expectEnds(bench, told);
}

/// Writes a piece each time it is asked.
class Pulled final : public Protocol, public Producer {
 public:
  explicit Pulled(Told& told) : told_(told) {}
  void connectionMade() override {
    ++told_.made;
    transport->registerProducer(*this, false);
  }
  void resumeProducing() override {
    transport->write("a piece of something that is written bit by bit");
    if (++written_ < 4) return;
    transport->unregisterProducer();
    transport->loseConnection();
  }
  void pauseProducing() override {}
  void stopProducing() override {}
  void connectionLost(const Failure&) override { ++told_.lost; }

 private:
  Told& told_;
  int written_ = 0;
};

void producers(Bench& bench) {
  Told told;
  MemoryNetwork network(bench.reactor);
  bench.attempt([&] {
    serverFromString(network, "memory:echo")->listen(Factory::forProtocol<Echo>(std::ref(told)));
    bench.ends(connectProtocol(*clientFromString(network, "memory:echo"), std::make_shared<Pulled>(told)))
        .addErrback([](const Failure&) { return std::shared_ptr<Pulled>(); });
    bench.reactor.run();
  });
  expectEnds(bench, told);
}

class Aborts final : public Protocol {
 public:
  explicit Aborts(Told& told) : told_(told) {}
  void connectionMade() override {
    ++told_.made;
    transport->pauseProducing();
    transport->write("what is lost");
    transport->resumeProducing();
  }
  void dataReceived(std::string_view) override { transport->abortConnection(); }
  void connectionLost(const Failure&) override { ++told_.lost; }

 private:
  Told& told_;
};

void aborts(Bench& bench) {
  Told told;
  bench.attempt([&] {
    bench.ends(loopbackAsync(bench.reactor, std::make_shared<Echo>(told), std::make_shared<Aborts>(told)));
    bench.reactor.run();
  });
  expectEnds(bench, told);
}

void lines(Bench& bench) {
  struct Lines final : LineOnlyReceiver {
    int count = 0;
    void lineReceived(std::string_view) override { ++count; }
  };
  const auto transport = std::make_shared<StringTransport>();
  const auto receiver = std::make_shared<Lines>();
  receiver->makeConnection(transport);
  receiver->dataReceived("one line that is longer than a few letters\r\nand the beg");
  receiver->dataReceived("inning of another\r\n");
  receiver->sendLine("an answer");
  if (receiver->count != 2) bench.wrong("a line was lost");
}

class Caller final : public ClientFactory {
 public:
  Caller(Told& told, Told& factory) : told_(told), factory_(factory) {}
  std::shared_ptr<Protocol> buildProtocol(const Address&) override { return std::make_shared<Guest>(told_); }
  void startFactory() override { ++factory_.made; }
  void stopFactory() override { ++factory_.lost; }

 private:
  Told& told_;
  Told& factory_;
};

void callers(Bench& bench) {
  Told told;
  Told factory;
  MemoryNetwork network(bench.reactor);
  serverFromString(network, "memory:echo")->listen(Factory::forProtocol<Echo>(std::ref(told)));
  bench.attempt([&] {
    const auto connector =
        connectWith(clientFromString(network, "memory:echo"), std::make_shared<Caller>(told, factory));
    bench.reactor.run();
    connector->disconnect();
  });
  expectEnds(bench, told);
  expectEnds(bench, factory);
}

void pages(Bench& bench) {
  SimulatedNetwork network(
      bench.reactor, {{"http://a.test/", Page{.latency = 1, .chunks = {0.5}, .body = std::string(100, 'a')}},
                      {"http://b.test/", Page{.latency = 2, .status = 404, .body = "there is no such page here"}},
                      {"http://c.test/", Page{.latency = 1, .failure = "the line is dead, and has been for long"}}});
  bench.attempt([&] {
    for (const char* url : {"http://a.test/", "http://b.test", "http://c.test/", "http://d.test/"}) {
      bench.ends(getPage(network, url)).addErrback([](const Failure& failure) { return failure.getErrorMessage(); });
    }
    auto given = bench.ends(network.get("http://a.test/"));
    given.addErrback([](const Failure&) { return Response{}; });
    given.cancel();
    bench.reactor.run();
  });
}

void stages(Bench& bench) {
  SimulatedNetwork network(bench.reactor, {});
  std::string printed;
  Stage stage(bench.reactor, network, 1, [&](std::string_view line) { printed += line; });
  stage.print("a line with", 2, "numbers", 3.5, std::vector<int>{1, 2, 3});
  stage.sleep(1);
  LineReceiver* none = nullptr;
  stage.print(none == nullptr, std::optional<int>());
}

}  // namespace

const std::array<Program, 9> kConnections = {{
    {"conversation", conversation},
    {"conversation-in-pieces", conversationInPieces},
    {"refusals", refusals},
    {"producers", producers},
    {"aborts", aborts},
    {"lines", lines},
    {"callers", callers},
    {"pages", pages},
    {"stages", stages},
}};

}  // namespace no_memory
