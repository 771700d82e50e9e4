#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  ravel::Deferred<std::string> d(stage);
  d.addCallback([&](const std::string& what) { stage.print("got", what); });

  const auto answer = [&] { d.callback("the answer"); };
  const auto alarm = [&] {
    try {
      d.callback("the alarm");
    } catch (const ravel::AlreadyCalledError&) {
      stage.print("refused: already fired");
    }
  };

  stage.reactor.callLater(1.0, answer);
  stage.reactor.callLater(2.0, alarm);
  stage.reactor.run();
}
