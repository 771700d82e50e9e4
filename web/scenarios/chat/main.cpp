#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

class Guest : public ravel::LineReceiver {
 public:
  using List = std::vector<std::shared_ptr<Guest>>;

  Guest(ravel::Stage& stage, List& here) : stage_(stage), here_(here) {}

  void lineReceived(std::string_view line) override {
    if (name_.empty()) {
      name_ = line;
      here_.push_back(self());
      stage_.print("server:", name_, "is in,", here_.size(), "here");
    } else {
      tellOthers(name_ + ": " + std::string(line));
    }
  }
  void connectionLost(const ravel::Failure&) override {
    std::erase(here_, self());
    stage_.print("server:", name_, "is out,", here_.size(), "here");
  }

 private:
  std::shared_ptr<Guest> self() { return std::static_pointer_cast<Guest>(shared_from_this()); }

  void tellOthers(const std::string& line) {
    for (const auto& guest : here_) {
      if (guest != self()) guest->sendLine(line);
    }
  }

  ravel::Stage& stage_;
  List& here_;
  std::string name_;
};

class Person : public ravel::LineReceiver {
 public:
  Person(ravel::Stage& stage, std::string name) : stage_(stage), name_(std::move(name)) {}

  void connectionMade() override { sendLine(name_); }
  void lineReceived(std::string_view line) override { stage_.print(name_, "sees", line); }

 private:
  ravel::Stage& stage_;
  std::string name_;
};

}  // namespace

void play(ravel::Stage& stage) {
  auto& reactor = stage.reactor;
  Guest::List here;  // the server's list: one Guest for each connection
  ravel::serverFromString(stage.links, "memory:chat")->listen(ravel::Factory::forProtocol([&] {
    return std::make_shared<Guest>(stage, here);
  }));

  const auto ann = std::make_shared<Person>(stage, "Ann");
  const auto bob = std::make_shared<Person>(stage, "Bob");
  const auto cid = std::make_shared<Person>(stage, "Cid");
  const auto join = [&](const std::shared_ptr<Person>& person) {
    ravel::connectProtocol(*ravel::clientFromString(stage.links, "memory:chat"), person);
  };
  reactor.callLater(0.0, join, ann);
  reactor.callLater(0.5, join, bob);
  reactor.callLater(1.0, join, cid);

  reactor.callLater(2.0, [ann] { ann->sendLine("hello all"); });
  reactor.callLater(3.0, [bob] { bob->transport->loseConnection(); });
  reactor.callLater(4.0, [cid] { cid->sendLine("bye Bob"); });
  reactor.run();
}
