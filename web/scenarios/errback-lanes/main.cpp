#include <stdexcept>

#include <ravel/ravel.h>
#include <ravel/stage.h>

void play(ravel::Stage& stage) {
  using ravel::Deferred;
  const auto boom = [](const std::string&) -> std::string { throw std::runtime_error("boom"); };
  const auto rescue = [&](const ravel::Failure& failure) {
    stage.print("rescue saw", failure.getErrorMessage());
    return std::string("rescued");
  };
  const auto tell = [&](const ravel::Outcome<std::string>& result, const std::string& name) {
    if (result.failed()) {
      stage.print(name, "ends in the error lane:", result.failure().getErrorMessage());
    } else {
      stage.print(name, "ends in the result lane:", result.value());
    }
  };

  Deferred<std::string> a(stage);
  a.addCallbacks(boom, rescue).addBoth(tell, std::string("A"));

  Deferred<std::string> b(stage);
  b.addCallback(boom).addErrback(rescue).addBoth(tell, std::string("B"));

  Deferred<std::string> c(stage);
  c.addCallbacks(boom, rescue).addBoth(tell, std::string("C"));

  stage.reactor.callLater(1.0, [&] { a.callback("start"); });
  stage.reactor.callLater(2.0, [&] { b.callback("start"); });
  stage.reactor.callLater(3.0, [&] { c.errback(std::runtime_error("bad start")); });
  stage.reactor.run();
}
