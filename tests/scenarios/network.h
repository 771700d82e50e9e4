// The pages of a scenario: network.json.
#pragma once

#include <string>

#include <ravel/http/simulated_network.h>

namespace scenarios {

/// Reads `{ url: { latency, chunks?, status?, body?, failure? } }`; times in seconds. No such file: no
/// pages. Throws std::exception where the file is not as it should be.
ravel::SimulatedNetwork::Pages readNetwork(const std::string& path);

}  // namespace scenarios
