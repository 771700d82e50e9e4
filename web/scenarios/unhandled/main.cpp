#include <stdexcept>

#include <ravel/ravel.h>
#include <ravel/stage.h>

void play(ravel::Stage& stage) {
  ravel::Deferred<std::string> d(stage);
  d.addCallback([&](const std::string& name) { stage.print("saved", name); });

  const auto save = [&] {
    stage.print("saving fails now");
    d.errback(std::runtime_error("disk full"));
  };

  stage.reactor.callLater(1.0, save);
  stage.reactor.callLater(2.0, [&] { stage.print("the rest of the program goes on"); });
  stage.reactor.run();
}
