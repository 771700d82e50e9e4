#include <set>

#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

using Answer = ravel::Deferred<std::string>;

const std::set<std::string> down{"broken"};

// Asks a server. Its answer is its own name.
Answer ask(ravel::Stage& stage, std::string name, double seconds) {
  Answer d = ravel::deferLater(stage.reactor, seconds, [name] {
    if (down.contains(name)) throw std::runtime_error(name + " is down");
    return name;
  });
  // Prints the error, and hands it on.
  return d.addErrback([&stage, name](const ravel::Failure& failure) {
    stage.print(name + ":", failure.getErrorMessage());
    return failure;
  });
}

}  // namespace

void play(ravel::Stage& stage) {
  const std::vector<Answer> runners{ask(stage, "slow", 0.8), ask(stage, "broken", 0.1), ask(stage, "quick", 0.3)};

  ravel::race(stage, runners)
      .addCallback([&](const ravel::First<std::string>& winner) { stage.print("winner:", winner.value); })
      .addErrback([&](const ravel::Failure& failure) {
        const auto* all = failure.check<ravel::FailureGroup>();
        stage.print("nobody won:", all->failures().size(), "of", runners.size(), "failed");
      });
  stage.reactor.run();
}
