// MemoryNetwork: listening and connecting.
#include <ravel/protocol/memory_network.h>

#include <stdexcept>
#include <utility>

#include <ravel/defer/helpers.h>
#include <ravel/protocol/memory_end.h>

namespace ravel {

using detail::MemoryEnd;
using detail::Session;

class MemoryNetwork::State {
 public:
  State(ReactorTime& clock, Links links) : clock(clock), links(std::move(links)) {}

  MemoryLink link(const std::string& name) const {
    const auto found = links.find(name);
    return found == links.end() ? MemoryLink{} : found->second;
  }

  ReactorTime& clock;
  const Links links;
  std::map<std::string, std::shared_ptr<Port>, std::less<>> ports;
  std::shared_ptr<detail::OpenEnds> open = std::make_shared<detail::OpenEnds>();
  std::uint16_t connections = 0;
};

class MemoryNetwork::Port final : public ListeningPort {
 public:
  Port(const std::shared_ptr<State>& state, std::string name, std::shared_ptr<Factory> factory)
      : world_(state->clock.world()), state_(state), name_(std::move(name)), factory_(std::move(factory)) {}

  Address getHost() const override { return {"memory", name_, 0}; }
  const std::shared_ptr<Factory>& factory() const { return factory_; }

  Deferred<void> stopListening() override {
    if (const auto state = state_.lock()) {
      const auto at = state->ports.find(name_);
      if (at != state->ports.end() && at->second.get() == this) {
        const auto self = std::move(at->second);
        state->ports.erase(at);
        factory_->doStop();
      }
    }
    return succeed(world_);
  }

 private:
  World& world_;
  std::weak_ptr<State> state_;
  std::string name_;
  std::shared_ptr<Factory> factory_;
};

class MemoryNetwork::Server final : public ServerEndpoint {
 public:
  Server(std::shared_ptr<State> state, std::string name) : state_(std::move(state)), name_(std::move(name)) {}

  Deferred<std::shared_ptr<ListeningPort>> listen(std::shared_ptr<Factory> factory) override {
    using Result = std::shared_ptr<ListeningPort>;
    if (state_->ports.contains(name_)) {
      return fail<Result>(state_->clock, CannotListenError("memory:" + name_, "somebody else listens there"));
    }
    auto port = std::make_shared<Port>(state_, name_, factory);
    const auto at = state_->ports.emplace(name_, port).first;
    try {
      factory->doStart();
      return succeed(state_->clock, Result(std::move(port)));
    } catch (...) {
      state_->ports.erase(at);
      factory->doStop();
      throw;
    }
  }

 private:
  std::shared_ptr<State> state_;
  std::string name_;
};

/// One connection on its way: it goes to the server, and comes back with an answer.
class MemoryNetwork::Attempt final : public std::enable_shared_from_this<Attempt> {
 public:
  using Result = Deferred<std::shared_ptr<Protocol>>;

  Attempt(const std::shared_ptr<State>& state, std::string name, std::shared_ptr<Factory> factory)
      : clock_(state->clock),
        state_(state),
        link_(state->link(name)),
        name_(std::move(name)),
        factory_(std::move(factory)),
        number_(++state->connections) {}

  Result start() {
    Result d(clock_, [self = shared_from_this()](Result& cancelled) { self->cancel(cancelled); });
    factory_->doStart();
    try {
      call_ = clock_.callLater(link_.delay, [self = shared_from_this(), d] { self->orFails(d, &Attempt::arrive); });
    } catch (...) {
      factory_->doStop();
      throw;
    }
    return d;
  }

 private:
  /// Without memory there is no connection.
  void orFails(Result d, void (Attempt::*step)(Result)) {
    try {
      (this->*step)(d);
    } catch (const std::bad_alloc&) {
      if (d.called()) throw;
      if (call_.active()) call_.cancel();
      if (server_) server_->breakDown();
      factory_->doStop();
      d.errback(Failure::current());
    }
  }

  /// At the server. The answer is under way before the server's protocol can write.
  void arrive(Result d) {  // NOLINT(performance-unnecessary-value-param): one type with the other steps
    const auto state = state_.lock();
    if (!state) return;
    const auto found = state->ports.find(name_);
    if (found == state->ports.end()) {
      answer([d](Attempt& self) { self.orFails(d, &Attempt::refused); });
      return;
    }
    const auto port = found->second;
    const Address here{"memory", name_, 0};
    const Address there{"memory", name_, number_};
    client_ = std::make_shared<MemoryEnd>(clock_, link_, MemoryEnd::Addresses{there, here});
    server_ = std::make_shared<MemoryEnd>(clock_, link_, MemoryEnd::Addresses{here, there});
    MemoryEnd::join(*client_, *server_);
    answer([d](Attempt& self) { self.orFails(d, &Attempt::connected); });
    std::shared_ptr<Protocol> protocol;
    try {
      protocol = port->factory()->buildProtocol(there);
    } catch (...) {
      server_->leave();
      throw;
    }
    if (protocol) {
      server_->begin(state->open, Session(std::move(protocol), port->factory()));
    } else {
      server_->leave();
    }
  }
  void refused(Result d) {
    const ConnectionRefusedError error("memory:" + name_);
    factory_->doStop();
    d.errback(error);
  }

  template <class F>
  void answer(F f) {
    call_ = clock_.callLater(link_.delay, [self = shared_from_this(), f = std::move(f)]() mutable { f(*self); });
  }

  void connected(Result d) {
    const auto state = state_.lock();
    if (!state) return;
    if (client_->over()) {  // it broke on the way
      const ConnectionLost error;
      factory_->doStop();
      d.errback(error);
      return;
    }
    std::shared_ptr<Protocol> protocol;
    try {
      protocol = factory_->buildProtocol(client_->getPeer());
      if (!protocol) throw NoProtocol();
    } catch (...) {
      client_->leave();
      factory_->doStop();
      d.errback(Failure::current());
      return;
    }
    try {
      client_->begin(state->open, Session(protocol, factory_, [factory = factory_] { factory->doStop(); }));
    } catch (...) {
      d.errback(Failure::current());
      return;
    }
    d.callback(std::move(protocol));
  }

  void cancel(Result& d) {
    const ConnectingCancelledError error("memory:" + name_);
    call_.cancel();
    if (client_) client_->leave();
    factory_->doStop();
    d.errback(error);
  }

  ReactorTime& clock_;
  std::weak_ptr<State> state_;
  MemoryLink link_;
  std::string name_;
  std::shared_ptr<Factory> factory_;
  std::uint16_t number_;
  DelayedCall call_;
  std::shared_ptr<MemoryEnd> client_;  // both null until it has arrived
  std::shared_ptr<MemoryEnd> server_;
};

class MemoryNetwork::Client final : public ClientEndpoint {
 public:
  Client(std::shared_ptr<State> state, std::string name) : state_(std::move(state)), name_(std::move(name)) {}

  Deferred<std::shared_ptr<Protocol>> connect(std::shared_ptr<Factory> factory) override {
    return std::make_shared<Attempt>(state_, name_, std::move(factory))->start();
  }

 private:
  std::shared_ptr<State> state_;
  std::string name_;
};

MemoryNetwork::MemoryNetwork(ReactorTime& clock, Links links) {
  for (const auto& [name, link] : links) link.check();
  state_ = std::make_shared<State>(clock, std::move(links));
}

MemoryNetwork::~MemoryNetwork() = default;

std::unique_ptr<ClientEndpoint> MemoryNetwork::client(std::string name) {
  return std::make_unique<Client>(state_, std::move(name));
}

std::unique_ptr<ServerEndpoint> MemoryNetwork::server(std::string name) {
  return std::make_unique<Server>(state_, std::move(name));
}

namespace {

std::string nameIn(std::string_view description) {
  constexpr std::string_view kind = "memory:";
  if (!description.starts_with(kind) || description.size() == kind.size()) {
    throw std::invalid_argument("an endpoint of a network in memory is \"memory:name\", not \"" +
                                std::string(description) + '"');
  }
  return std::string(description.substr(kind.size()));
}

}  // namespace

std::unique_ptr<ClientEndpoint> clientFromString(MemoryNetwork& network, std::string_view description) {
  return network.client(nameIn(description));
}

std::unique_ptr<ServerEndpoint> serverFromString(MemoryNetwork& network, std::string_view description) {
  return network.server(nameIn(description));
}

}  // namespace ravel
