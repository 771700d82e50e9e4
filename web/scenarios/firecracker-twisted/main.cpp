#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  auto& reactor = stage.reactor;
  std::string owner = "the Hatter";
  const double fuse = stage.random.choice(std::vector{0.5, 1.0, 1.5, 2.0});

  const auto bang = [&] { stage.print("BANG in the hands of", owner); };
  const auto light = [&] {
    stage.print(owner, "lights a fuse of", ravel::seconds1(fuse), "s");
    ravel::Deferred<> d(reactor);
    d.addCallback(bang);
    reactor.callLater(fuse, [d]() mutable { d.callback(); });
  };
  const auto handTo = [&](const char* name) {
    stage.print(owner, "hands it to", name);
    owner = name;
  };

  reactor.callLater(0, light);
  reactor.callLater(1.0, handTo, "Ben");
  reactor.callLater(3.0, [&] { reactor.stop(); });
  reactor.run();
}
