#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  auto& reactor = stage.reactor;
  std::string owner = "the Hatter";

  const auto light = [&] {
    stage.print(owner, "lights the fuse");
    stage.sleep(1.5);
    stage.print("BANG in the hands of", owner);
  };
  const auto handTo = [&](const char* name) {
    stage.print(owner, "hands it to", name);
    owner = name;
  };
  const auto tick = [&](const char* due) { stage.print("tick for", due); };

  reactor.callLater(0, light);
  reactor.callLater(0, handTo, "Ben");
  reactor.callLater(0.5, tick, "0.5");
  reactor.callLater(1.0, tick, "1.0");
  reactor.run();
}
