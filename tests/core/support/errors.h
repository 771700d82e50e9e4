// What a world logs.
#pragma once

#include <string>
#include <vector>

#include <ravel/world.h>

namespace support {

using Lines = std::vector<std::string>;

/// Keeps the errors of a world in words: "Deferred boom", "DelayedCall boom", "Sink boom". It must
/// outlive the world, which logs at its end, too: make it first, then attach it.
class ErrorLog {
 public:
  void attach(ravel::World& world);
  Lines lines;
};

}  // namespace support
