// Jitter: the same latencies as in JavaScript (tests/js/network.test.mjs reads the same file).
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <ravel/ravel.h>

#include "network.h"

using nlohmann::ordered_json;

namespace {

/// The pages of the file in one of their own, as a scenario has them.
std::string writePages(const ordered_json& pages) {
  std::string path = "jitter-network.json";
  std::ofstream(path) << pages;
  return path;
}

std::vector<std::string> ask(const ordered_json& pages, std::uint64_t seed) {
  std::vector<std::string> lines;
  ravel::World world;
  ravel::VirtualReactor reactor(world);
  ravel::SimulatedNetwork network(reactor, scenarios::readNetwork(writePages(pages), seed).pages);
  for (const auto& page : pages.items()) {
    ravel::getPage(network, page.key()).addBoth([&, url = page.key()](const ravel::Outcome<std::string>& answer) {
      const std::string text = answer.failed() ? answer.failure().getErrorMessage() : answer.value();
      lines.push_back(ravel::show(reactor.seconds()) + ' ' + url + ' ' + text);
    });
  }
  reactor.run();
  return lines;
}

}  // namespace

TEST_CASE("jitter") {
  const auto file = ordered_json::parse(std::ifstream(RAVEL_JITTER));
  REQUIRE(file.at("answers").size() >= 3);
  for (const auto& [seed, answers] : file.at("answers").items()) {
    CHECK(ask(file.at("pages"), std::strtoull(seed.c_str(), nullptr, 10)) == answers.get<std::vector<std::string>>());
  }
}
