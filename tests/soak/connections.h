// Connections: TCP to a listening port in the same program, between ends that misbehave.
#pragma once

#include <memory>

#include <ravel/native/tcp_endpoints.h>
#include <ravel/ravel.h>

#include "soak/chance.h"
#include "soak/tally.h"

namespace soak {

class Connections {
 public:
  Connections(ravel::NativeReactor& reactor, Chance& chance) : reactor_(reactor), chance_(chance) {}
  /// Listens, and keeps some connections under way until stop().
  void begin();
  /// Begins no more. The port stays for those that are there.
  void stop() { on_ = false; }
  void stopListening() { port_->stopListening(); }

  Tally clients;             // by the type of connectionLost's reason, or of why there was no connection
  Tally servers;             // of connectionMade and connectionLost
  std::uint64_t echoed = 0;  // bytes that came back
  std::uint64_t wrong = 0;   // or came back changed

 private:
  class Echo;
  class Caller;
  void connect();
  void next();

  ravel::NativeReactor& reactor_;
  Chance& chance_;
  std::shared_ptr<ravel::ListeningPort> port_;
  bool on_ = true;
};

}  // namespace soak
