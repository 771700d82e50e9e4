#include <cmath>
#include <functional>
#include <vector>

#include <ravel/ravel.h>
#include <ravel/stage.h>

void play(ravel::Stage& stage) {
  // No reactor.run() here: Fate is the loop. The reactor only lends its clock.
  const auto now = [&] { return std::lround(stage.reactor.seconds() * 1000); };

  struct Fuse {
    int due;
    std::function<void()> handler;
  };
  std::vector<Fuse> fuses;
  bool stopped = false;
  int looks = 0;

  const auto getFuse = [&](int due, std::function<void()> handler) { fuses.push_back({due, handler}); };
  const auto burn = [&](const char* name, int due) {
    getFuse(due, [&stage, name, due] { stage.print(name, "burned, due", ravel::seconds1(due / 1000.0)); });
  };
  const auto stop = [&] {
    stage.print("Fate stops");
    stopped = true;
  };

  burn("A", 500);
  burn("B", 500);
  burn("C", 1000);
  getFuse(1600, stop);

  while (!stopped) {
    looks += 1;
    for (std::size_t i = 0; i < fuses.size(); ++i) {
      if (fuses[i].due <= now()) {
        const Fuse fuse = fuses[i];
        fuses.erase(fuses.begin() + static_cast<std::ptrdiff_t>(i));
        fuse.handler();
      }
    }
    if (!stopped) stage.sleep(0.2);
  }
  stage.print("Fate looked", looks, "times");
}
