// Chain: firing, running, waiting: what every result goes through.
#include <ravel/defer/chain.h>

#include <memory>
#include <utility>
#include <vector>

namespace ravel::detail {

/// The chains that one loop has in hand: the last one runs, each other one goes on when the one above
/// it is done. The first few need no allocation.
class Chain::Stack {
 public:
  // cppcheck-suppress uninitMemberVar ; what inside_ holds is set by push()
  Stack() {}  // NOLINT: the same
  ~Stack() {
    while (size_ > 0) pop();
  }
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  /// False where there is no memory for one more: then `chain` is as it was.
  bool push(Ref<Chain>& chain) {
    if (size_ < kInside) {
      inside_[size_] = chain.detach();
    } else if (!pushMore(chain)) {
      return false;
    }
    ++size_;
    return true;
  }
  Chain& top() { return size_ <= kInside ? *inside_[size_ - 1] : *more_->back(); }
  void pop() {
    // The reference goes last: what it frees may run destructors of the program.
    --size_;
    if (size_ < kInside) {
      inside_[size_]->release();
    } else {
      Ref<Chain> gone = std::move(more_->back());
      more_->pop_back();
    }
  }
  bool empty() const { return size_ == 0; }

 private:
  [[gnu::cold, gnu::noinline]] bool pushMore(Ref<Chain>& chain) noexcept try {
    if (!more_) more_ = std::make_unique<std::vector<Ref<Chain>>>();
    more_->push_back(std::move(chain));
    return true;
  } catch (...) {
    return false;
  }

  static constexpr std::size_t kInside = 4;
  std::size_t size_ = 0;
  std::unique_ptr<std::vector<Ref<Chain>>> more_;
  Chain* inside_[kInside];
};

bool Chain::beginFiring(Place at) {
  if (called_) [[unlikely]]
    return beginAgain();
  called_ = true;
  if (debug_) debug_->fired = at;
  return true;
}

void Chain::fired() {
  if (cancelRule_ != CancelRule::ReplacesEnds) canceller_ = {};
  if (traced()) traceResult(TraceKind::DeferredFired, 0);
  run();
}

void Chain::fire(Result made) {
  if (!beginFiring()) return;
  result_ = std::move(made);
  fired();
}

void Chain::errback(Failure failure, Place at) {
  if (!beginFiring(at)) return;
  result_.setFailure(std::move(failure));
  fired();
}

Result Chain::takeResult() {
  unhandled_ = false;
  return std::exchange(result_, Result());
}

inline void Chain::tracePair(TraceKind kind, const Entry& entry) {
  if (entry.what == Entry::What::Pair) traceResult(kind, entry.number);
}

/// After a pair's function: traces what came out and forgets the pair, unless it is to go on.
inline void Chain::leavePair(Entry& entry, bool again) {
  if (traced()) [[unlikely]]
    tracePair(TraceKind::DeferredLeft, entry);
  if (!again) [[likely]]
    callbacks_.pop(entry);
  running_ = false;
}

[[gnu::always_inline]] inline void Chain::drive(Stack& stack, bool midway) {
  while (!stack.empty()) {
    Chain& chain = stack.top();
    if (chain.running_) {
      // It was unpaused by hand while it waited, and one of its functions brought about that it is handed
      // the result after all. Twisted runs its other pairs inside that function; here they run after it.
      stack.pop();
      continue;
    }
    // Looked at only here, not between pairs: a function that pauses its own chain does not stop the
    // pairs behind it. Returning leaves the chains below as they are, too. Both as in Twisted.
    if (!std::exchange(midway, false) && chain.paused_ != 0) return;
    if (chain.paired_) chain.unpair();  // it was unpaused by hand while it waited: as in Twisted, it goes on

    bool handedOver = false;
    while (!chain.callbacks_.empty()) {
      Entry& entry = chain.callbacks_.front();
      if (entry.what == Entry::What::Waiter) {
        // It takes the result and goes on before the rest of this chain. Nothing of this one runs
        // meanwhile, so what its functions add here runs at once, nested in them.
        Ref<Chain> waiter = chain.takeWaiter();
        waiter->result_ = chain.takeResult();
        if (waiter.get() == &chain) chain.result_.clear();  // it waited for itself
        --waiter->paused_;
        if (chain.traced()) waiter->traceResult(TraceKind::DeferredResumed, 0, chain.id_);
        if (chain.callbacks_.empty() && chain.paused_ == 0) stack.pop();  // it is done
        if (!stack.push(waiter)) waiter->run();  // without memory for a deeper stack, on the machine's
        handedOver = true;
        break;
      }
      const bool failed = chain.result_.isFailure();
      if (!(entry.sides & (failed ? Entry::Errback : Entry::Callback))) {
        if (chain.traced()) [[unlikely]]
          chain.tracePair(TraceKind::DeferredPassed, entry);
        chain.running_ = true;  // while destructors of the program run
        chain.callbacks_.pop();
        chain.running_ = false;
        continue;
      }
      chain.running_ = true;
      if (chain.traced()) [[unlikely]]
        chain.tracePair(TraceKind::DeferredEntered, entry);
      const bool again = entry.run(entry, chain);
      chain.leavePair(entry, again);
      if (chain.result_.isDeferred() && chain.waits()) break;
    }
    if (!handedOver) {
      chain.unhandled_ = chain.result_.isFailure();
      stack.pop();
    }
  }
}

/// A function returned a Deferred: takes its result and returns false, or starts to wait for it.
bool Chain::waits() {
  Chain* inner = result_.deferred();
  if (!inner->usable()) {
    inner->callbacks_.pushWaiter(Ref<Chain>(this));  // may throw: before anything changes
    ++paused_;
    pairWith(*inner);
    if (traced()) trace(TraceKind::DeferredWaits, inner->id_);
    return true;
  }
  Ref<Chain> hold = result_.takeDeferred();
  result_ = hold->takeResult();
  if (traced()) traceResult(TraceKind::DeferredResumed, 0, hold->id_);
  return false;
}

/// `midway`: the top chain is in the middle of its pairs.
void Chain::run(bool midway) {
  if (running_) return;
  Stack stack;
  Ref<Chain> self(this);
  stack.push(self);
  for (;;) {
    // The try stands outside the loop over pairs: it costs nothing where nothing is thrown.
    try {
      drive(stack, midway);
      return;
    } catch (...) {
      Chain& chain = stack.top();
      chain.result_.setFailure(Failure::current());
      if (chain.running_) chain.leavePair(chain.callbacks_.front(), false);  // else waits() had no memory
      midway = true;
    }
  }
}

}  // namespace ravel::detail
