#include <charconv>
#include <stdexcept>

#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

int parse(const std::string& text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  if (std::from_chars(text.data(), end, number).ptr != end) throw std::runtime_error("not a number: " + text);
  return number;
}

}  // namespace

void play(ravel::Stage& stage) {
  const auto show = [&](int number) {
    stage.print("number", number);
    return number;
  };
  const auto sorry = [&](const ravel::Failure& failure) { stage.print("sorry,", failure.getErrorMessage()); };
  const auto ask = [&](double seconds, const char* text) {
    ravel::Deferred<std::string> d(stage);
    d.addCallback(parse).addCallback(show).addErrback(sorry);
    stage.reactor.callLater(seconds, [d, text]() mutable { d.callback(text); });
  };

  ask(1.0, "42");
  ask(2.0, "forty");
  stage.reactor.run();
}
