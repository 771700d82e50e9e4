#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  const std::string address = "http://far.test/";

  ravel::getPage(stage.client, address)
      .addCallback([&](const std::string& text) { stage.print("got", text.size(), "characters:", text); })
      .addErrback([&](const ravel::Failure& failure) { stage.print("failed:", failure.getErrorMessage()); });
  stage.print("asked for", address);

  const auto tick = [&](double due) { stage.print("tick", ravel::seconds1(due)); };
  for (const double due : {0.5, 1.0, 1.5, 2.0, 2.5}) stage.reactor.callLater(due, tick, due);

  stage.reactor.callLater(3.0, [&] { stage.reactor.stop(); });
  stage.reactor.run();
}
