// MemoryEnd: one end of a connection in memory.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ravel/protocol/memory_link.h>
#include <ravel/protocol/session.h>
#include <ravel/reactor/reactor_time.h>
#include <ravel/trace/event.h>

namespace ravel::detail {

class MemoryEnd;

/// Owns the ends that are open: with it they go, and their protocols with them, without connectionLost.
class OpenEnds {
 public:
  ~OpenEnds();
  void add(std::shared_ptr<MemoryEnd> end) { ends_.push_back(std::move(end)); }
  void remove(const MemoryEnd& end);

 private:
  std::vector<std::shared_ptr<MemoryEnd>> ends_;
};

/// A transport whose other end is another MemoryEnd. Everything it brings comes in calls of the clock.
class MemoryEnd final : public Transport, public std::enable_shared_from_this<MemoryEnd> {
 public:
  struct Addresses {
    Address host;
    Address peer;
  };

  MemoryEnd(ReactorTime& clock, MemoryLink link, Addresses addresses)
      : clock_(clock), link_(std::move(link)), addresses_(std::move(addresses)), id_(clock.world().nextId()) {}

  /// The two ends of a connection.
  static void join(MemoryEnd& a, MemoryEnd& b);
  /// The connection is there for this end: makes the session's protocol speak. `open` owns the end from now on.
  void begin(const std::shared_ptr<OpenEnds>& open, Session session);
  /// Over at once, for this end. Not the first time: nothing.
  void lost(const Failure& reason);
  /// Closes; where there is no memory for that, breaks at both ends, at once.
  void leave();
  /// Over at once, at both ends.
  void breakDown();
  bool over() const { return over_; }
  /// Forgets its protocol without a word.
  void drop();

  void write(std::string_view data) override;
  void loseConnection() override;
  void abortConnection() override;
  bool disconnecting() const override { return disconnecting_; }
  Address getPeer() const override { return addresses_.peer; }
  Address getHost() const override { return addresses_.host; }
  void pauseProducing() override { paused_ = true; }
  void resumeProducing() override;
  void registerProducer(Producer& producer, bool streaming) override;
  void unregisterProducer() override;

 private:
  /// After `seconds`, unless the end has gone by then.
  template <class F>
  DelayedCall later(double seconds, F f);
  /// Calls f(other end) when what is sent now arrives there, unless this end has aborted.
  template <class F>
  void send(F f);
  template <class F>
  static void orUndone(DelayedCall& first, F&& second);
  void trace(TraceKind kind, std::string_view before, std::string_view text = {}) const;
  template <class F>
  void orBroken(F& act);
  template <class E>
  static Failure reasonOr() noexcept;
  void shut();
  void arrive(std::string data);
  void pump();
  std::string nextPiece();
  void pull();

  ReactorTime& clock_;
  MemoryLink link_;
  Addresses addresses_;
  const std::uint64_t id_;  // in traces
  std::weak_ptr<MemoryEnd> other_;
  std::weak_ptr<OpenEnds> open_;
  std::optional<Session> session_;  // none before the beginning and after the end

  // What is sent.
  std::shared_ptr<std::string> lastWrite_;  // still under way perhaps
  double lastWriteAt_ = -1;
  Producer* producer_ = nullptr;
  bool streaming_ = true;
  DelayedCall pull_;
  bool disconnecting_ = false;
  bool shut_ = false;     // nothing more is sent
  bool aborted_ = false;  // what was sent does not arrive

  // What is received.
  std::deque<std::string> arrived_;  // and was not given to the protocol yet
  bool ended_ = false;               // behind it the other end has closed
  bool paused_ = false;
  std::size_t piece_ = 0;  // how many were delivered
  double lastPieceAt_ = 0;
  bool pumpAsked_ = false;
  bool over_ = false;
};

}  // namespace ravel::detail
