// network.json into pages and links.
#include "network.h"

#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace scenarios {

namespace {

using nlohmann::json;

ravel::Page readPage(const json& declared) {
  ravel::Page page;
  page.latency = declared.at("latency").get<double>();
  page.chunks = declared.value("chunks", page.chunks);
  page.status = declared.value("status", page.status);
  page.body = declared.value("body", page.body);
  page.failure = declared.value("failure", page.failure);
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

Network readNetwork(const std::string& path) {
  constexpr std::string_view link = "memory:";
  Network network;
  std::ifstream file(path);
  if (!file) return network;
  const auto declarations = json::parse(file);
  for (const auto& [name, declared] : declarations.items()) {
    if (name.starts_with(link)) {
      network.links.emplace(name.substr(link.size()), readLink(name, declared));
    } else {
      network.pages.emplace(name, readPage(declared));
    }
  }
  return network;
}

}  // namespace scenarios
