#include <functional>
#include <memory>

#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

// A promise in small: each then gives a new one, and runs its function in a later turn.
class SmallPromise {
 public:
  SmallPromise(ravel::Reactor& reactor, int value) : reactor_(reactor), value_(std::make_shared<int>(value)) {}

  SmallPromise then(std::function<int(int)> f) {
    SmallPromise next(reactor_, 0);
    reactor_.callLater(0, [f, from = value_, to = next.value_] { *to = f(*from); });
    return next;
  }

 private:
  ravel::Reactor& reactor_;
  std::shared_ptr<int> value_;
};

}  // namespace

void play(ravel::Stage& stage) {
  const auto reader = [&](const char* name) {
    return [&stage, name](int value) {
      stage.print(name, "sees", value);
      return value + 1;
    };
  };

  auto d = ravel::succeed(stage, 1);
  SmallPromise p(stage.reactor, 1);

  stage.print("before");
  d.addCallback(reader("deferred"));
  d.addCallback(reader("deferred"));
  p.then(reader("promise"));
  p.then(reader("promise"));
  stage.print("after");
  stage.reactor.run();
}
