// network.json into pages and links.
#include "network.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace scenarios {

namespace {

using json = nlohmann::ordered_json;  // chance goes from page to page in their order

/// Far from the program's own numbers, which stay as they are without jitter.
constexpr std::uint64_t kJitterSeed = std::uint64_t{1} << 32;

double toMilliseconds(double seconds) { return std::round(seconds * 1000) / 1000; }

/// As wasm/js/pages.ts has it.
ravel::Page readPage(const json& declared, ravel::Random& chance) {
  const bool dropped = declared.value("dropped", false);
  const double latency = declared.at("latency").get<double>();
  const double jitter = declared.value("jitter", 0.0);
  ravel::Page page;
  page.latency = latency;
  if (jitter > 0) page.latency = toMilliseconds(std::max(0.0, latency + jitter * (2 * chance.random() - 1)));
  page.chunks = declared.value("chunks", dropped ? std::vector{latency / 2} : std::vector<double>());
  const double scale = latency > 0 ? page.latency / latency : 1;
  for (double& at : page.chunks) {
    if (scale != 1) at = toMilliseconds(at * scale);
  }
  page.status = declared.value("status", page.status);
  page.body = declared.value("body", page.body);
  page.failure = declared.value("failure", std::string(dropped ? "the connection was lost half way" : ""));
  return page;
}

ravel::MemoryLink readLink(const std::string& name, const json& declared) {
  for (const auto& [key, value] : declared.items()) {
    const bool number = (key == "delay" || key == "gap") && value.is_number() && value.get<double>() >= 0;
    bool pieces = key == "pieces" && value.is_array();
    for (const auto& size : pieces ? value : json::array()) pieces = pieces && size.is_number_unsigned() && size > 0;
    if (!number && !pieces) {
      throw std::runtime_error(
          name + ": a link has a delay and a gap in seconds, and pieces, a list of whole numbers from 1 on; not " +
          json{{key, value}}.dump());
    }
  }
  ravel::MemoryLink link;
  link.delay = declared.value("delay", link.delay);
  link.pieces = declared.value("pieces", link.pieces);
  link.gap = declared.value("gap", link.gap);
  return link;
}

}  // namespace

Network readNetwork(const std::string& path, std::uint64_t seed) {
  constexpr std::string_view link = "memory:";
  Network network;
  std::ifstream file(path);
  if (!file) return network;
  const auto declarations = json::parse(file);
  ravel::Random chance(seed + kJitterSeed);
  for (const auto& [name, declared] : declarations.items()) {
    if (name.starts_with(link)) {
      network.links.emplace(name.substr(link.size()), readLink(name, declared));
    } else {
      network.pages.emplace(name, readPage(declared, chance));
    }
  }
  return network;
}

}  // namespace scenarios
