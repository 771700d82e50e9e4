#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  const auto tell = [&](const std::string& message) {
    stage.print(message);
    return message;
  };

  ravel::Deferred<std::string> d(stage);
  d.addCallback(tell);
  d.addCallback(tell);

  stage.reactor.callLater(1.0, [&] { d.callback("the future is here"); });
  stage.reactor.run();
}
