#include <memory>

#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

// A request to a slow server. Each way over the link takes 0.1 s.
ravel::Deferred<std::string> askForReport(ravel::Stage& stage) {
  using Report = ravel::Deferred<std::string>;
  auto hungUp = std::make_shared<bool>(false);
  Report d(stage, [hungUp](Report&) { *hungUp = true; });

  const auto arrive = [&stage, hungUp, d]() mutable {
    if (*hungUp) {
      stage.print("network: reply dropped, nobody waits");
    } else {
      d.callback("the report");
    }
  };
  const auto finish = [&stage, arrive] {
    stage.print("server: finished, sending");
    stage.reactor.callLater(0.1, arrive);
  };
  const auto work = [&stage, finish] {
    stage.print("server: working");
    stage.reactor.callLater(5.0, finish);
  };

  stage.reactor.callLater(0.1, work);
  return d;
}

}  // namespace

void play(ravel::Stage& stage) {
  auto report = askForReport(stage);
  report.addCallback([&](const std::string& text) { stage.print("got", text); })
      .addErrback([&](const ravel::Failure& failure) { stage.print("gave up:", failure.getErrorMessage()); });

  const auto pressStop = [&] {
    stage.print("user presses stop");
    report.cancel();
  };

  stage.reactor.callLater(2.0, pressStop);
  stage.reactor.run();
}
