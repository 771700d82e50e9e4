#include <exception>

#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

using Posts = std::vector<std::string>;

ravel::Deferred<std::string> user(ravel::Stage& stage, int id) {
  return ravel::deferLater(stage.reactor, 1.0, [id] { return std::string(id == 1 ? "ada" : "bob"); });
}

ravel::Deferred<Posts> posts(ravel::Stage& stage, std::string name) {
  return ravel::deferLater(stage.reactor, 2.0, [name] { return Posts{"On engines", "By " + name, "Notes"}; });
}

// A coroutine: co_await does here what yield does in JavaScript.
ravel::Deferred<std::size_t> mainProgram(ravel::Stage& stage) {
  stage.print("asking");
  try {
    const std::string name = co_await user(stage, 1);
    stage.print("user is", name);
    const Posts list = co_await posts(stage, name);
    stage.print("posts:", list.size());
    co_return list.size();
  } catch (const std::exception& error) {
    stage.print("caught:", error.what());
  }
  co_return 0;
}

}  // namespace

void play(ravel::Stage& stage) {
  auto d = mainProgram(stage);
  d.addCallback([&](std::size_t number) { stage.print("finished with", number); });
  stage.print("main gave me", d);

  for (const double due : {0.7, 1.4, 2.1, 2.8}) stage.reactor.callLater(due, [&] { stage.print("tick"); });
  stage.reactor.run();
}
