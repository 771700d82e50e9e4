#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

class Fuse {
 public:
  explicit Fuse(long due) : due(due) {}
  void setHandler(std::function<void()> handler) { this->handler = std::move(handler); }
  long due;
  std::function<void()> handler;
};

class Fate {
 public:
  explicit Fate(ravel::Stage& stage) : stage_(stage) {}

  Fuse& getFuse(double seconds) {
    fuses_.push_back(std::make_shared<Fuse>(now() + std::lround(seconds * 1000)));
    return *fuses_.back();
  }
  void checkFuses() {
    const auto fuses = fuses_;
    for (const auto& fuse : fuses) {
      if (fuse->due > now()) continue;
      std::erase(fuses_, fuse);
      fuse->handler();
    }
  }
  void run() {
    while (running_) {
      checkFuses();
      if (running_) stage_.sleep(0.2);
    }
  }
  void shutdown() {
    stage_.print("Fate stops");
    running_ = false;
  }

 private:
  long now() const { return std::lround(stage_.reactor.seconds() * 1000); }

  ravel::Stage& stage_;
  std::vector<std::shared_ptr<Fuse>> fuses_;
  bool running_ = true;
};

class FireCracker {
 public:
  FireCracker(ravel::Stage& stage, Fate& fate, std::string owner)
      : stage_(stage), fate_(fate), owner_(std::move(owner)) {}

  void handTo(const std::string& name) {
    stage_.print(owner_, "hands it to", name);
    owner_ = name;
  }
  void lightFuse() {
    stage_.print(owner_, "lights the fuse");
    const double burns = stage_.random.choice(std::vector{0.5, 1.0, 1.5, 2.0});
    fate_.getFuse(burns).setHandler([this] { explode(); });
  }
  void explode() {
    stage_.print("BANG in the hands of", owner_);
    fate_.getFuse(2.0).setHandler([this] { fate_.shutdown(); });
  }

 private:
  ravel::Stage& stage_;
  Fate& fate_;
  std::string owner_;
};

}  // namespace

void play(ravel::Stage& stage) {
  Fate fate(stage);
  FireCracker cracker(stage, fate, "the Hatter");
  cracker.lightFuse();
  cracker.handTo("Ben");
  fate.run();
  stage.print("after run");
}
