#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  auto& reactor = stage.reactor;
  const auto say = [&](const char* text) { stage.print(text); };
  const auto zeroA = [&] {
    stage.print("zero A");
    reactor.callLater(0, say, "zero from A");
  };

  stage.print("script begins");
  reactor.callLater(2, say, "two");
  reactor.callLater(1, say, "one");
  reactor.callLater(1, say, "one again");
  reactor.callLater(0, zeroA);
  reactor.callLater(0, say, "zero B");
  stage.print("script ends");
  reactor.run();
}
