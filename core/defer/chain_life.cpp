// Chain: how chains come, hold each other in pairs, and go.
#include <utility>

#include <ravel/defer/chain.h>

namespace ravel::detail {

Ref<Chain> Chain::make(World* world, Place at) {
  Ref<Chain> chain(new Chain(world, world && !world->quiet() ? world->nextId() : 0));
  if (world && world->debugging()) chain->debug_ = std::make_unique<Debug>(Debug{at, {}});
  if (chain->traced()) chain->trace(TraceKind::DeferredMade);
  return chain;
}

Ref<Chain> Chain::makeAgain(World* world, std::uint64_t id) { return Ref<Chain>(new Chain(world, id)); }

Chain::Chain(World* world, std::uint64_t id) : world_(world), id_(id) {
  if (!world_) return;
  older_ = std::exchange(world_->living_, this);
  if (older_) older_->newer_ = this;
  ++world_->alive_;
}

Chain::~Chain() = default;

inline void Chain::leaveWorld() {
  if (!world_) return;
  (newer_ ? newer_->older_ : world_->living_) = older_;
  if (older_) older_->newer_ = newer_;
  older_ = newer_ = nullptr;
  --world_->alive_;
  world_ = nullptr;
}

void Chain::reportUnhandled() {
  if (!std::exchange(unhandled_, false) || !result_.isFailure()) return;
  LoggedError error{LoggedError::From::Deferred, result_.failure(), id_};
  try {
    if (debug_) error.debug = debugText("", ", ");
  } catch (...) {  // then without
  }
  world_ ? world_->logError(error) : logWithoutWorld(error);
}

/// "C: main.cpp:12" for where it was made (created), "I: main.cpp:20" for where it was fired (by its invoker): what
/// is known of them. Twisted's letters.
std::string Chain::debugText(const char* before, const char* between) const {
  std::string text;
  if (!debug_) return text;
  const auto add = [&](const char* letter, const Place& place) {
    if (place.line == 0) return;
    text += text.empty() ? before : between;
    text += letter;
    text += place.file;
    text += ':';
    text += std::to_string(place.line);
  };
  add("C: ", debug_->made);
  add("I: ", debug_->fired);
  return text;
}

/// The last reference from outside its pairs went.
void Chain::lost() {
  if (references_ == 0) {
    die();
  } else {
    world_->suspect();
  }
}

void Chain::die() {
  // Whatever goes with this chain, waiters, awaited chains, handles that its functions hold, is put in
  // a list and freed after it: a long row of chains must not be destroyed by recursion.
  static thread_local Chain* dying = nullptr;
  static thread_local bool freeing = false;
  references_ = 1;  // the log and destructors of the program may touch it; they must not free it again
  if (unhandled_) reportUnhandled();
  leaveWorld();
  older_ = std::exchange(dying, this);
  if (std::exchange(freeing, true)) return;
  while (Chain* gone = dying) {
    dying = gone->older_;
    delete gone;
  }
  freeing = false;
}

void Chain::abandon() {
  reportUnhandled();
  if (paired_) unpair();
  leaveWorld();
  result_.clear();
  canceller_ = {};
  running_ = true;  // destructors of the program may add to it; nothing is to run
  while (!callbacks_.empty()) {
    if (callbacks_.front().what == Entry::What::Waiter) {
      takeWaiter();
    } else {
      callbacks_.pop();
    }
  }
  running_ = false;
}

void Chain::pairWith(Chain& awaited) {
  if (!world_ || world_ != awaited.world_) return;
  paired_ = true;
  ++inside_;
  ++awaited.inside_;
}

/// Ends the pair; both references stay, and count as any other.
void Chain::unpair() {
  --inside_;
  --partner()->inside_;
  paired_ = false;
}

/// The waiter in front of the callbacks, which is popped; it is in no pair then. (One that was unpaused by
/// hand may wait for another chain meanwhile: what it is given here takes that one's place.)
Ref<Chain> Chain::takeWaiter() {
  Ref<Chain> waiter = callbacks_.popWaiter();
  if (waiter->paired_) waiter->unpair();
  return waiter;
}

}  // namespace ravel::detail
