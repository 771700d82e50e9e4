// Stage: what scenarios print.
#include <ravel/stage.h>

#include <optional>
#include <stdexcept>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"
#include "core/support/trace.h"

using namespace ravel;
using support::Lines;

TEST_CASE("a stage") {
  World world;
  VirtualReactor reactor(world);
  SimulatedNetwork network(reactor, {});
  Lines printed;
  Stage stage(reactor, network, Random::kDefaultSeed, [&](std::string_view line) { printed.emplace_back(line); });

  SECTION("prints values as the page does, a space between") {
    Deferred<int> d(stage);
    stage.print("got", 35, 1.5, std::optional<int>(), d, std::vector<int>{1, 2}, Failure(std::runtime_error("boom")));
    CHECK(printed == Lines{"got 35 1.5 (nothing) <Deferred> 1, 2 boom"});
  }
  SECTION("prints an empty line for nothing, and keeps empty texts apart") {
    stage.print();
    stage.print("", "b");
    CHECK(printed == Lines{"", " b"});
  }
  SECTION("traces what is printed") {
    Recorder recorder;
    world.setSink(&recorder);
    stage.print("hello");
    CHECK(support::brief(recorder) == Lines{"printed hello"});
  }
  SECTION("has the links of its scenario, and connects over them") {
    Stage linked(reactor, network, Random::kDefaultSeed, [](std::string_view) {}, {{"far", {.delay = 1}}});
    serverFromString(linked.links, "memory:far")->listen(Factory::forProtocol<Protocol>());
    double connected = 0;
    connectProtocol(*clientFromString(linked.links, "memory:far"), std::make_shared<Protocol>())
        .addCallback([&](const std::shared_ptr<Protocol>&) { connected = reactor.seconds(); });
    reactor.run();
    CHECK(connected == 2);
  }
  SECTION("sleeps on its reactor") {
    stage.sleep(1.5);
    CHECK(reactor.seconds() == 1.5);
  }
}
