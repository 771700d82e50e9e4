// The network of a scenario: network.json.
#pragma once

#include <cstdint>
#include <string>

#include <ravel/http/simulated_network.h>
#include <ravel/protocol/memory_network.h>
#include <ravel/random/random.h>

namespace scenarios {

struct Network {
  ravel::SimulatedNetwork::Pages pages;
  ravel::MemoryNetwork::Links links;
};

/// Reads `{ url: { latency, jitter?, chunks?, status?, body?, failure?, dropped? }, "memory:name": { delay?, pieces?,
/// gap? } }`; times in seconds. The seed decides what jitter does. No such file: nothing. Throws std::exception where
/// the file is not as it should be.
Network readNetwork(const std::string& path, std::uint64_t seed = ravel::Random::kDefaultSeed);

}  // namespace scenarios
