// Chain: the untyped body of a Deferred, and the loop that runs its callbacks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <ravel/defer/callbacks.h>
#include <ravel/defer/place.h>
#include <ravel/defer/result.h>
#include <ravel/function.h>
#include <ravel/storage.h>
#include <ravel/world.h>

namespace ravel::detail {

/// A canceller stays where it is while it runs, whatever becomes of its chain meanwhile.
struct HeldCanceller {
  static void* operator new(std::size_t bytes) { return takeStorage(bytes); }
  static void operator delete(void* storage) { giveStorage(storage, sizeof(HeldCanceller)); }

  void retain() { ++references; }
  void release() {
    if (--references == 0) delete this;
  }
  Function<void(Chain&)> call;
  std::uint32_t references = 0;
};

/// Shared by all handles of one Deferred, whatever type they give it. The rules are Twisted's:
///
/// - Firing stores the result and runs the pairs in order. Of each pair one side runs, by the lane
///   the result is in; what it returns is the next result, what it throws becomes a Failure.
/// - A function that returns another Deferred pauses the chain: it is put as a waiter at the end of
///   the other one's pairs. When those reach it, it takes their result and goes on first.
/// - Pairs added to a fired chain run at once, unless it is paused or one of its functions is running:
///   then the loop that is running it picks them up.
/// - A chain whose loop ended with a Failure is marked unhandled; if it dies so, its world logs it.
///
/// The loop is one loop: however many chains wait for one another, the stack does not grow.
///
/// A chain dies with its last reference. But one that waits and the one it waits for refer to each
/// other, so those references are counted apart: a world looks now and then for chains that have no
/// others and that nothing with others waits for or is awaited by (see unreachable). Chains that wait
/// outside any world, or across worlds, and that nobody can reach stay in memory.
class Chain {
 public:
  using Canceller = Function<void(Chain&)>;

  /// What cancel() does beside calling the canceller.
  enum class CancelRule : std::uint8_t {
    Fires,         // fires the chain with CancelledError if the canceller did not
    Replaces,      // nothing: the canceller is all of it
    ReplacesEnds,  // nothing either, and a fired chain does not pass it on to the one it waits for
  };

  static void* operator new(std::size_t) { return takeStorageOf<sizeof(Chain)>(); }
  static void operator delete(void* storage) { giveStorageOf<sizeof(Chain)>(storage); }

  static Ref<Chain> make(World* world, Place at = {});
  /// A chain that goes on under the id of one that was dropped when it was done (see wasm/).
  static Ref<Chain> makeAgain(World* world, std::uint64_t id);

  void retain() { ++references_; }
  void release() {
    if (--references_ == inside_) lost();
  }

  // -- state

  bool called() const { return called_; }
  bool running() const { return running_; }
  /// How many times it is paused; waiting for another Deferred counts as one.
  int paused() const { return paused_; }
  /// True when another chain may take the result: fired, not paused, not waiting.
  bool usable() const { return called_ && paused_ == 0 && !result_.isDeferred(); }
  /// True when it is usable and has nothing to run: what is added would run at once.
  bool settled() const { return usable() && !running_ && callbacks_.empty(); }
  /// Its loop last ended with a failure that nobody has taken since.
  bool unhandled() const { return unhandled_; }
  /// Its failure counts as taken, as long as no other comes of it.
  void handled() { unhandled_ = false; }
  /// True when nothing but its result is left of it, and only one reference: it has been fired, has no
  /// pairs, waits for nothing and carries no failure.
  bool spent() const {
    return references_ == 1 && usable() && !running_ && !swallow_ && !result_.isFailure() && callbacks_.empty();
  }
  /// The result as it is now. Callbacks read and replace it through this.
  Result& result() { return result_; }
  /// Itself in words, for a reader.
  std::string repr() const;
  World* world() const { return world_; }
  /// 0: it leaves no trace.
  std::uint64_t id() const { return id_; }

  // -- what programs do

  /// Adds a pair and, on a fired chain, runs it.
  template <class Closure>
  void add(bool (*run)(Entry&, Chain&), Entry::Sides sides, Closure&& closure) {
    Entry& entry = callbacks_.push(run, sides, std::forward<Closure>(closure));
    if (traced()) [[unlikely]]
      traceAdded(entry);
    if (called_) this->run();
  }
  /// Adds several pairs of another language as one entry, which traces them itself.
  template <class Closure>
  void addRun(bool (*run)(Entry&, Chain&), Closure&& closure) {
    callbacks_.push(run, Entry::Both, std::forward<Closure>(closure)).what = Entry::What::Run;
    if (called_) this->run();
  }
  /// Throws AlreadyCalledError, or returns true when the caller is to store a result and call fired();
  /// false when a cancelled chain lets this one late firing through and ignores it.
  bool beginFiring(Place at = {});
  /// The result was stored: marks the chain called and runs it.
  void fired();
  /// Fires with what was made before.
  void fire(Result made);
  void errback(Failure failure, Place at = {});
  void cancel();
  void pause();
  void unpause();
  /// Forgotten when the chain fires: from then on cancel() has no use for it.
  void setCanceller(Canceller canceller, CancelRule rule = CancelRule::Fires);
  void clearCanceller() { canceller_ = {}; }
  /// Adds a pair ahead of all others, without a trace.
  template <class Closure>
  void addInFront(bool (*run)(Entry&, Chain&), Entry::Sides sides, Closure&& closure) {
    callbacks_.pushFront(run, sides, std::forward<Closure>(closure));
  }
  /// Adds a pair that leaves no trace.
  template <class Closure>
  void addSilently(bool (*run)(Entry&, Chain&), Entry::Sides sides, Closure&& closure) {
    callbacks_.pushSilent(run, sides, std::forward<Closure>(closure));
    if (called_) this->run();
  }

  /// Runs what can be run. Does nothing while one of this chain's functions is running.
  void run() { run(false); }
  /// A function of this chain, which was fired, is run by somebody else (see wasm/): from the first on it counts as
  /// running, and with the second the pairs go on as behind any function.
  void enterOutside() { running_ = true; }
  void leaveOutside() {
    running_ = false;
    run(true);
  }
  /// Takes the result of a usable chain: it is left with nothing, and its failure is no longer its own.
  Result takeResult();

  // -- for coroutines

  /// For the trace: who is to fire this chain waits for the other, or takes its result.
  void traceWaits(const Chain& awaited);
  void traceTaken(const Chain& awaited);

  // -- for World

  Chain* olderLiving() const { return older_; }
  /// Puts itself into the list; false where there is no memory for that.
  bool joins(std::vector<Ref<Chain>>& list) noexcept;
  /// Of the living chains, those that nobody can reach, oldest first (without memory not all). Takes time in proportion
  /// to the living.
  static std::vector<Ref<Chain>> unreachable(Chain* newest);
  /// Reports the failure that nobody took, if there is one, and counts it as taken.
  void reportUnhandled();
  /// Reports an unhandled failure and drops every reference this chain holds. It is of no use then. The
  /// caller holds a reference.
  void abandon();

 private:
  class Stack;
  /// Where it was made, and where it was fired first.
  struct Debug {
    Place made;
    Place fired;
  };

  Chain(World* world, std::uint64_t id);
  ~Chain();

  bool beginAgain();
  void run(bool midway);
  Chain* innermost();
  void lost();
  void die();
  void pairWith(Chain& awaited);
  void unpair();
  Chain* partner() const { return paired_ ? result_.deferred() : nullptr; }
  Ref<Chain> takeWaiter();
  static void drive(Stack& stack, bool midway);
  void leavePair(Entry& entry, bool again);
  bool waits();
  void leaveWorld();

  void traceAdded(const Entry& entry);
  void tracePair(TraceKind kind, const Entry& entry);
  void trace(TraceKind kind, std::uint64_t other = 0);
  void traceResult(TraceKind kind, std::uint32_t pair, std::uint64_t other = 0);
  bool traced() const { return id_ != 0 && world_ && world_->traced(); }
  std::string debugText(const char* before, const char* between) const;

  /// What is known of a chain while unreachable() looks.
  enum class Mark : std::uint8_t { Unknown, Reached, Unreached };

  std::uint32_t references_ = 0;
  std::uint32_t inside_ = 0;  // how many of them are held by a chain it waits for, or that waits for it
  std::int32_t paused_ = 0;
  bool called_ = false;
  bool running_ = false;      // one of its functions is being executed
  bool unhandled_ = false;    // its loop last ended with a Failure that nobody took since
  bool swallow_ : 1 = false;  // cancelled without canceller: one late firing is ignored
  CancelRule cancelRule_ : 2 = CancelRule::Fires;
  bool paired_ : 1 = false;  // it and the chain it waits for count each other's reference in inside_
  Mark mark_ : 2 = Mark::Unknown;
  Result result_;
  World* world_;
  std::uint64_t id_ = 0;
  Ref<HeldCanceller> canceller_;
  Chain* older_ = nullptr;  // the world's list of living chains
  Chain* newer_ = nullptr;
  CallbackList callbacks_;
  std::unique_ptr<Debug> debug_;  // null but where its world was debugging when it was made
};

}  // namespace ravel::detail
