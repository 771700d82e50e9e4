#include <ravel/ravel.h>
#include <ravel/stage.h>

void play(ravel::Stage& stage) {
  const std::vector<std::string> names{"A", "B", "C"};
  ravel::DeferredLock lock(stage);

  // A job of two turns, with a gap between them.
  const auto job = [&](std::string kind, std::string name) {
    stage.print(kind, name + "1");
    return ravel::deferLater(stage.reactor, 1.0, [&stage, kind, name] { stage.print(kind, name + "2"); });
  };
  const auto free = [&] {
    for (const auto& name : names) job("free", name);
  };
  const auto locked = [&] {
    for (const auto& name : names) {
      lock.run(job, "locked", name).addErrback([&](const ravel::Failure& failure) {
        stage.print("failed:", failure.getErrorMessage());
      });
    }
  };

  stage.reactor.callLater(0.0, free);
  stage.reactor.callLater(10.0, locked);
  stage.reactor.run();
}
