#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

// Asks a server, and waits for its answer until the limit.
void ask(ravel::Stage& stage, std::string name, double seconds, double limit) {
  auto d = ravel::deferLater(stage.reactor, seconds, [] { return std::string("answered"); });
  d.addTimeout(limit, stage.reactor)
      .addCallback([&stage, name](const std::string& text) { stage.print(name + ":", text); })
      .addErrback([&stage, name](const ravel::Failure& failure) {
        failure.trap<ravel::TimeoutError>();
        stage.print(name + ":", "timed out");
      });
}

}  // namespace

void play(ravel::Stage& stage) {
  ask(stage, "fast", 0.5, 1.0);
  ask(stage, "slow", 2.0, 1.0);
  stage.reactor.run();
}
