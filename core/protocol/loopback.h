// loopbackAsync: a server's and a client's protocol, talking to each other.
#pragma once

#include <memory>

#include <ravel/defer/deferred.h>
#include <ravel/protocol/protocol.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel {

/// Connects two protocols, for tests: the server's connectionMade is called first, both before this returns. What
/// is written arrives in a call that is due at once; each write as one piece. Fires when the connection was
/// closed and both have got connectionLost. Follows Twisted's loopbackAsync.
///
/// cancel() aborts the connection. Both are owned by the connection while it is open; if it is never closed, up to the end of the clock's world.
Deferred<void> loopbackAsync(ReactorTime& clock, std::shared_ptr<Protocol> server, std::shared_ptr<Protocol> client);

}  // namespace ravel
