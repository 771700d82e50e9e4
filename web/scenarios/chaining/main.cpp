#include <ravel/ravel.h>
#include <ravel/stage.h>


void play(ravel::Stage& stage) {
  auto& reactor = stage.reactor;
  // Two slow questions. Each gives a Deferred at once.
  const auto user = [&](int id) {
    return ravel::deferLater(reactor, 1.0, [id] { return std::string(id == 1 ? "ada" : "bob"); });
  };
  const auto posts = [&](const std::string& name) {
    return ravel::deferLater(reactor, 2.0, [name] {
      return std::vector<std::string>{"On engines", "By " + name, "Notes"};
    });
  };

  user(1)
      .addCallback([&](const std::string& name) {
        stage.print("user is", name);
        return posts(name);
      })
      .addCallback([&](const std::vector<std::string>& list) { stage.print("posts:", list.size()); });
  stage.print("asked for user 1");
  reactor.run();
}
