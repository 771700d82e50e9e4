// Errors into words.
#include "core/support/errors.h"

namespace support {

void ErrorLog::attach(ravel::World& world) {
  world.setErrorLog([this](const ravel::LoggedError& error) {
    using From = ravel::LoggedError::From;
    const char* from = error.from == From::Deferred      ? "Deferred "
                       : error.from == From::DelayedCall ? "DelayedCall "
                                                         : "Sink ";
    lines.push_back(from + error.failure.getErrorMessage());
  });
}

}  // namespace support
