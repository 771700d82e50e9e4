#include <ravel/ravel.h>
#include <ravel/stage.h>

void play(ravel::Stage& stage) {
  int number = 0;

  ravel::LoopingCall loop(stage.reactor, [&] {
    stage.print("tick", number);
    if (number == 2) stage.sleep(2.5);
    if (number == 4) loop.stop();
    number += 1;
  });
  loop.start(1.0).addCallback([&] { stage.print("loop ended"); });
  stage.reactor.run();
}
