// World: what the Deferreds and reactors of one program share.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <ravel/defer/failure.h>
#include <ravel/function.h>
#include <ravel/trace/trace_sink.h>

namespace ravel {

namespace detail {
class Chain;
}

/// An error that nobody was there to take.
struct LoggedError {
  enum class From : std::uint8_t {
    Deferred,     // "Unhandled error in Deferred": its last handle went, its chain ended with this failure
    DelayedCall,  // a delayed call or another call of the reactor threw
    Trigger,      // a trigger of a system event threw
    Canceller,    // a DeferredList was cancelled, and a member's canceller threw
    Sink,         // the trace sink threw and was detached
    Main,         // the main function that react() called failed
  };
  From from;
  Failure failure;
  std::uint64_t id;        // of the Deferred or call; 0 outside a world
  std::string debug = {};  // while debugging, of a Deferred: where it was made and fired
};

/// Holds the trace sink, the error log and the ids of everything made in it. One thread. It may go
/// before its Deferreds do: what they hold is then taken apart, and every failure that nobody took is
/// reported.
///
/// Deferreds that wait for each other hold each other. Those that nothing else leads to are looked for
/// by themselves, whenever so many have come under suspicion that the search is worth its time.
///
/// Where there is no memory, an operation throws std::bad_alloc, or what it was to bring about fails with that;
/// nothing leaks, and what is there stays whole: a Deferred can still be fired, a reactor run. An operation that
/// only ends something (a destructor, release(), reporting an error) needs none.
class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  ~World();

  /// The sink is not owned; null detaches. Set it before anything is made, or ids lack their beginnings.
  void setSink(TraceSink* sink) { sink_ = sink; }
  bool traced() const { return sink_ != nullptr; }
  /// Completes the event with its number and time and hands it to the sink, if there is one.
  void record(TraceEvent event) noexcept;
  /// The same for the events that are most.
  void step(std::uint64_t happened, std::uint64_t deferred, std::int64_t value) noexcept;

  /// Where errors go that nobody took; without one they are written to standard error.
  /// Gives back the one before.
  Function<void(const LoggedError&)> setErrorLog(Function<void(const LoggedError&)> log) {
    return std::exchange(log_, std::move(log));
  }
  /// An error log that throws is as good as none for that error.
  void logError(const LoggedError& error) noexcept;

  /// Who knows where the program is: told of each event that the program brought about by itself (those of kinds.inc
  /// that have a line), to give it its line and, for a call, the name of its function.
  void setPlace(Function<void(TraceEvent&)> place) { place_ = std::move(place); }

  /// Who knows the time of trace events: the reactor, which sets itself here. Null: time 0.
  void setClock(Function<double()> clock) { clock_ = std::move(clock); }

  /// Has every Deferred that is made from now on remember where that was, and where it was first fired, for
  /// AlreadyCalledError and for the log of unhandled errors. Follows Twisted's defer.setDebugging.
  void setDebugging(bool on) { debugging_ = on; }
  bool debugging() const { return debugging_; }

  std::uint64_t nextId() { return ++ids_; }

  /// While it is quiet, Deferreds are made that leave no trace: a part of the library that is not to be seen in
  /// recordings makes its own so.
  void setQuiet(bool quiet) { quiet_ = quiet; }
  bool quiet() const { return quiet_; }

  /// Reports the failures that nobody has taken so far, each once, without waiting for the last handle.
  void reportUnhandled();

  /// How many Deferreds carry a failure that nobody has taken so far.
  std::size_t countUnhandled() const;

  /// Takes apart the waiting Deferreds that nobody can reach, and reports their failures. Called by
  /// itself; to call it is only to have it done now.
  void collect();

  /// Takes apart what is still alive and reports its failures. The destructor does it too.
  void close();

 private:
  friend class detail::Chain;

  std::vector<Ref<detail::Chain>> living() const;
  void sinkThrew();
  /// A chain has become one that perhaps nobody can reach.
  void suspect();

  TraceSink* sink_ = nullptr;
  bool debugging_ = false;
  bool quiet_ = false;
  Function<void(const LoggedError&)> log_;
  Function<double()> clock_;
  Function<void(TraceEvent&)> place_;
  std::uint64_t ids_ = 0;
  std::uint64_t sequence_ = 0;
  detail::Chain* living_ = nullptr;  // every chain of this world, newest first
  std::size_t alive_ = 0;            // how many they are
  std::size_t suspects_ = 0;         // since the last collection
};

/// As long as it lives the world is quiet; then it is no more.
class Quiet {
 public:
  explicit Quiet(World& world) : world_(world) { world_.setQuiet(true); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
  ~Quiet() { world_.setQuiet(false); }

 private:
  World& world_;
};

/// Something that belongs to a world: a reactor, a stage.
template <class T>
concept HasWorld = requires(T& owner) {
  { owner.world() } -> std::convertible_to<World&>;
};

/// The world a Deferred is made in. Reactors and stages convert to it, so that one writes
/// `Deferred<int> d(reactor)`.
class WorldRef {
 public:
  explicit WorldRef(World* world) : world_(world) {}
  WorldRef(World& world) : world_(&world) {}  // NOLINT: implicit on purpose
  template <HasWorld Owner>
  WorldRef(Owner& owner) : world_(&owner.world()) {}  // NOLINT: implicit on purpose
  World* get() const { return world_; }

 private:
  World* world_;
};

/// Reports an error where no world is at hand.
void logWithoutWorld(const LoggedError& error) noexcept;

}  // namespace ravel
