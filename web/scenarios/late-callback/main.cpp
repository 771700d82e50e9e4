#include <algorithm>
#include <cctype>

#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

std::string toUpperCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

}  // namespace

void play(ravel::Stage& stage) {
  ravel::Deferred<std::string> d(stage);

  const auto fire = [&] {
    stage.print("firing, nobody listens yet");
    d.callback("news");
  };
  const auto listen = [&] {
    stage.print("adding a callback");
    d.addCallback([&](const std::string& value) {
      stage.print("late callback got", value);
      return toUpperCase(value);
    });
    stage.print("added");
  };
  const auto listenAgain = [&] {
    d.addCallback([&](const std::string& value) {
      stage.print("later still got", value);
      return value;
    });
  };

  stage.reactor.callLater(1.0, fire);
  stage.reactor.callLater(3.0, listen);
  stage.reactor.callLater(5.0, listenAgain);
  stage.reactor.run();
}
