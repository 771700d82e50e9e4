#include <array>
#include <functional>

#include <ravel/ravel.h>
#include <ravel/stage.h>

void play(ravel::Stage& stage) {
  // How long each fuse burns, from fuse 1 to fuse 8.
  const std::array burns{0.3, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6};

  const auto barrel = [&] {
    stage.print("the barrel goes up");
    stage.reactor.stop();
  };
  std::function<void(std::size_t)> lit = [&](std::size_t number) {
    stage.print("fuse", number, "lit");
    const double burn = burns[number - 1];
    if (number > 1) {
      stage.reactor.callLater(burn, [&lit, number] { lit(number - 1); });
    } else {
      stage.reactor.callLater(burn, barrel);
    }
  };

  lit(8);
  stage.reactor.run();
}
