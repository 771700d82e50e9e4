#include <functional>

#include <ravel/ravel.h>
#include <ravel/stage.h>

void play(ravel::Stage& stage) {
  auto& reactor = stage.reactor;
  const int pieces = 3;
  const double length = 0.2;

  // Does one piece of work, then asks for a turn to do the next.
  std::function<void(std::string, int)> job = [&](std::string name, int piece) {
    stage.sleep(length);
    stage.print(name + std::to_string(piece));
    if (piece < pieces) reactor.callLater(0, [&job, name, piece] { job(name, piece + 1); });
  };

  reactor.callLater(0, [&] { job("A", 1); });
  reactor.callLater(0, [&] { job("B", 1); });
  for (const double due : {0.5, 1.0}) reactor.callLater(due, [&] { stage.print("beat"); });
  reactor.run();
}
