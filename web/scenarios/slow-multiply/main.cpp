#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  auto& reactor = stage.reactor;
  const auto slowMultiply = [&](int x, int y) {
    ravel::Deferred<int> d(reactor);
    reactor.callLater(3.0, [d, product = x * y]() mutable { d.callback(product); });
    return d;
  };

  stage.print("what is 5 times 7?");
  auto answer = slowMultiply(5, 7);
  answer.addCallback([&](int number) { stage.print("it is", number); });
  stage.print("in my hand:", answer);

  reactor.callLater(4.0, [&] { reactor.stop(); });
  reactor.run();
}
