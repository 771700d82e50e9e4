// Errors into words.
#include "core/support/errors.h"

namespace support {

void ErrorLog::attach(ravel::World& world) {
  world.setErrorLog([this](const ravel::LoggedError& error) {
    static constexpr const char* kFrom[] = {"Deferred ", "DelayedCall ", "Trigger ", "Canceller ", "Sink ", "Main "};
    const char* from = kFrom[static_cast<std::size_t>(error.from)];
    lines.push_back(from + error.failure.getErrorMessage());
  });
}

}  // namespace support
