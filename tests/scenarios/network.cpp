// network.json into pages.
#include "network.h"

#include <fstream>

#include <nlohmann/json.hpp>

namespace scenarios {

ravel::SimulatedNetwork::Pages readNetwork(const std::string& path) {
  ravel::SimulatedNetwork::Pages pages;
  std::ifstream file(path);
  if (!file) return pages;
  const auto declarations = nlohmann::json::parse(file);
  for (const auto& [url, declared] : declarations.items()) {
    ravel::Page page;
    page.latency = declared.at("latency").get<double>();
    page.chunks = declared.value("chunks", page.chunks);
    page.status = declared.value("status", page.status);
    page.body = declared.value("body", page.body);
    page.failure = declared.value("failure", page.failure);
    pages.emplace(url, std::move(page));
  }
  return pages;
}

}  // namespace scenarios
