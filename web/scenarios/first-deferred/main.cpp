#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  ravel::Deferred<std::string> d(stage);
  d.addCallback([&](const std::string& parcel) { stage.print("got", parcel); });
  stage.print("callback added, nothing has happened");

  const auto deliver = [&] {
    stage.print("about to fire");
    d.callback("a parcel");
    stage.print("fired");
  };

  stage.reactor.callLater(1.0, deliver);
  stage.reactor.run();
}
