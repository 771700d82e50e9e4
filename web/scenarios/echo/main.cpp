#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

class EchoServer : public ravel::Protocol {
 public:
  EchoServer(ravel::Stage& stage, int number) : stage_(stage), number_(number) {}

  void connectionMade() override { stage_.print("server: client", number_, "is here"); }
  void dataReceived(std::string_view data) override {
    stage_.print("server got", data);
    transport->write(data);
  }
  void connectionLost(const ravel::Failure&) override { stage_.print("server: client", number_, "left"); }

 private:
  ravel::Stage& stage_;
  int number_;
};

class Client : public ravel::Protocol {
 public:
  explicit Client(ravel::Stage& stage) : stage_(stage) {}

  void connectionMade() override {
    stage_.print("client: sending hello. and world.");
    transport->write("hello.");
    transport->write("world.");
  }
  void dataReceived(std::string_view data) override {
    stage_.print("client got", data);
    received_ += data;
    if (received_.size() == 12) {
      stage_.print("client: closing");
      transport->loseConnection();
    }
  }

 private:
  ravel::Stage& stage_;
  std::string received_;
};

}  // namespace

void play(ravel::Stage& stage) {
  int clients = 0;
  const auto factory = ravel::Factory::forProtocol([&] { return std::make_shared<EchoServer>(stage, ++clients); });

  ravel::serverFromString(stage.links, "memory:echo")->listen(factory);
  ravel::connectProtocol(*ravel::clientFromString(stage.links, "memory:echo"), std::make_shared<Client>(stage));
  stage.reactor.run();
}
