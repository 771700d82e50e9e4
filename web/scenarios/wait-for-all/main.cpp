#include <set>

#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

using Answer = ravel::Deferred<std::string>;
using Places = std::vector<std::string>;

const std::set<std::string> down{"west"};

// Asks a place for its name. The answer takes so many seconds.
Answer ask(ravel::Stage& stage, std::string place, double seconds) {
  return ravel::deferLater(stage.reactor, seconds, [&stage, place] {
    if (down.contains(place)) throw std::runtime_error(place + " is down");
    stage.print("arrived:", place);
    return place;
  });
}

// true: a single failure ends here, once the gathering has heard of it.
auto gather(ravel::Stage& stage, const std::vector<Answer>& answers) {
  return ravel::gatherResults(stage, answers, true);
}

}  // namespace

void play(ravel::Stage& stage) {
  const auto group1 = [&] {
    gather(stage, {ask(stage, "north", 0.9), ask(stage, "south", 0.3), ask(stage, "east", 0.6)})
        .addCallback([&](const Places& places) { stage.print("group 1:", places); });
  };
  const auto group2 = [&] {
    gather(stage, {ask(stage, "north", 0.9), ask(stage, "west", 0.4), ask(stage, "east", 0.6)})
        .addCallback([&](const Places& places) { stage.print("group 2:", places); })
        .addErrback([&](const ravel::Failure& failure) {
          const auto* first = failure.check<ravel::FirstError>();
          stage.print("group 2 failed:", first->subFailure().getErrorMessage());
        });
  };

  stage.reactor.callLater(0.0, group1);
  stage.reactor.callLater(2.0, group2);
  stage.reactor.run();
}
