#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  const auto say = [&](const char* text) { stage.print(text); };

  stage.print("asking");
  stage.reactor.callLater(1.0, say, "the future is here");
  stage.print("asked");
  stage.reactor.run();
}
