#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  const auto answer = [&] {
    stage.print("Thing 1 has its answer");
    stage.sleep(2);
    stage.print("Thing 1 done");
  };
  // sleep works on without a pause: nothing else can run until it is over.
  const auto thing1 = [&] {
    stage.print("Thing 1 starts");
    stage.sleep(1);
    stage.print("Thing 1 asks");
    stage.reactor.callLater(7, answer);
  };
  const auto thing2 = [&] {
    stage.print("Thing 2 starts");
    stage.sleep(2);
    stage.print("Thing 2 done");
  };

  stage.reactor.callLater(0, thing1);
  stage.reactor.callLater(0, thing2);
  stage.reactor.run();
}
