// Traces as short lines.
#pragma once

#include "core/support/errors.h"

#include <ravel/trace/recorder.h>

namespace support {

/// One line an event: kind, then what it has of `#deferred`, `.pair`, `>other`, `@call`, `!` for the
/// errback lane, and its text: "deferred.left #1 .0 ! boom". Turns are left out.
Lines brief(const ravel::Recorder& recorder);

}  // namespace support
