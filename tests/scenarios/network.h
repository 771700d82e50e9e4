// The network of a scenario: network.json.
#pragma once

#include <string>

#include <ravel/http/simulated_network.h>
#include <ravel/protocol/memory_network.h>

namespace scenarios {

struct Network {
  ravel::SimulatedNetwork::Pages pages;
  ravel::MemoryNetwork::Links links;
};

/// Reads `{ url: { latency, chunks?, status?, body?, failure? }, "memory:name": { delay?, pieces?, gap? } }`;
/// times in seconds. No such file: nothing. Throws std::exception where the file is not as it should be.
Network readNetwork(const std::string& path);

}  // namespace scenarios
