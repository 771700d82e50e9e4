// Session: a protocol while it is connected, told of everything once and in order.
#pragma once

#include <memory>
#include <string_view>

#include <ravel/function.h>
#include <ravel/protocol/factory.h>

namespace ravel::detail {

/// What every transport that makes connections has inside: it owns the protocol up to connectionLost, and keeps
/// the protocol's rules. What the protocol throws goes on to the reactor, which logs it, after an abort.
class Session {
 public:
  /// `over` is called behind connectionLost; it may be empty.
  Session(std::shared_ptr<Protocol> protocol, std::shared_ptr<Factory> factory, Function<void()> over = {});

  void begin(std::shared_ptr<Transport> transport);
  void deliver(std::string_view data);
  /// connectionLost, the first time (but not before the beginning); then the protocol and its factory are let go.
  void end(const Failure& reason);
  /// Lets them go without a word: the network goes.
  void drop();

 private:
  std::shared_ptr<Protocol> protocol_;  // null once it is over
  bool begun_ = false;
  std::shared_ptr<Factory> factory_;
  Function<void()> over_;
};

}  // namespace ravel::detail
