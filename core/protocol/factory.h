// Factory: makes a protocol for each connection.
#pragma once

#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

#include <ravel/function.h>
#include <ravel/protocol/protocol.h>

namespace ravel {

/// What all connections of one kind share; derive from it to give it something to share. Follows Twisted's
/// Factory. Held by std::shared_ptr: a listening port owns its factory while it listens, a connection while it
/// is open.
///
///     auto factory = Factory::forProtocol<Echo>();
///     auto counting = Factory::forProtocol([&] { return std::make_shared<Guest>(room); });
class Factory {
 public:
  using Maker = Function<std::shared_ptr<Protocol>()>;

  /// `protocol` makes a protocol; a factory without it overrides buildProtocol.
  explicit Factory(Maker protocol = {}) : protocol_(std::move(protocol)) {}
  Factory(const Factory&) = delete;
  Factory& operator=(const Factory&) = delete;
  virtual ~Factory() = default;

  /// Makes a P(args...) for each connection; the arguments are copied (std::ref for references).
  template <class P, class... A>
    requires std::is_base_of_v<Protocol, P>
  static std::shared_ptr<Factory> forProtocol(A... args) {
    return std::make_shared<Factory>([kept = std::tuple<A...>(std::move(args)...)] {
      return std::apply([](const auto&... each) { return std::make_shared<P>(each...); }, kept);
    });
  }
  /// Calls `protocol` for each connection.
  static std::shared_ptr<Factory> forProtocol(Maker protocol) { return std::make_shared<Factory>(std::move(protocol)); }

  /// The protocol for a connection with `peer`, with its `factory` set; null refuses the connection.
  virtual std::shared_ptr<Protocol> buildProtocol(const Address& peer);

  /// Called before the first port or connection that uses it begins, and after the last has ended.
  virtual void startFactory() {}
  virtual void stopFactory() {}

  /// For ports and endpoints: one more, one less. Counts, and calls the two above at 1 and at 0.
  void doStart();
  void doStop();
  /// How many use it now.
  int numPorts() const { return ports_; }

 private:
  Maker protocol_;
  int ports_ = 0;
};

}  // namespace ravel
