// Coroutines: suspending, resuming, cancelling, ending.
#include <ravel/defer/coroutine.h>

namespace ravel::detail {

/// The pair that waits in the awaited chain: owns the frame until it resumes it.
struct CoroutineState::Resume {
  std::coroutine_handle<> frame;
  CoroutineState* state;
  Result* into;
  AwaiterBase::Look look;

  Resume(std::coroutine_handle<> frame, CoroutineState& state, Result& into, AwaiterBase::Look look)
      : frame(frame), state(&state), into(&into), look(look) {}
  Resume(Resume&& other) noexcept
      : frame(std::exchange(other.frame, nullptr)), state(other.state), into(other.into), look(other.look) {}
  Resume& operator=(Resume&&) = delete;
  ~Resume() {
    if (frame && !state->adding_) frame.destroy();
  }

  static bool run(Entry& entry, Chain& chain) {
    auto& self = *static_cast<Resume*>(entry.closure());
    const std::coroutine_handle<> frame = std::exchange(self.frame, nullptr);
    CoroutineState& state = *self.state;
    if (!state.adding_ && state.target_) state.target_->traceTaken(chain);
    self.look(chain.result(), *self.into);
    if (state.adding_) {  // it has not suspended yet, and need not
      state.adding_ = false;
      chain.result().clear();
      return false;
    }
    state.resumed_ = true;
    frame.resume();
    if (frame.done()) state.finish();
    chain.result().clear();
    return false;
  }
};

/// What a cancelled coroutine's Deferred is fired with, ahead of the program's pairs.
struct CoroutineState::Cancelled : std::exception {
  const char* what() const noexcept override { return "cancelled while it ran"; }
};

CoroutineState::CoroutineState(World* world) { makeTarget(world); }

CoroutineState::~CoroutineState() {
  if (itself_) *itself_ = nullptr;
  if (target_) target_->clearCanceller();
}

void CoroutineState::makeTarget(World* world) {
  target_ = Chain::make(world);
  // The canceller lives in the chain, which may outlive the frame: the destructor clears it.
  target_->setCanceller([this](Chain& target) { cancel(target); }, Chain::CancelRule::Replaces);
}

void CoroutineState::cancel(Chain& target) {
  struct Handler {
    std::shared_ptr<CoroutineState*> state;

    static bool run(Entry& entry, Chain& chain) {
      CoroutineState* state = *static_cast<Handler*>(entry.closure())->state;
      if (!chain.result().failure().check<Cancelled>() || !state) return false;
      try {
        state->makeTarget(chain.world());
      } catch (...) {  // no memory: what it ends with is lost
        state->target_ = {};
        throw;
      }
      const Ref<Chain> next = state->target_;
      try {
        if (const Ref<Chain> awaited = state->awaited_) awaited->cancel();
      } catch (...) {
        // The coroutine stays where it is. What it ends with is kept, and reported, with this chain.
        chain.setCanceller([next](Chain&) {}, Chain::CancelRule::Replaces);
        throw;
      }
      chain.result().setDeferred(next);
      return false;
    }
  };
  const Failure cancelled{Cancelled()};
  if (!cancelled.check<Cancelled>()) throw std::bad_alloc();  // in place of it: before anything changes
  if (!itself_) itself_ = std::make_shared<CoroutineState*>(this);
  target.addInFront(&Handler::run, Entry::Errback, Handler{itself_});
  target.errback(cancelled);
}

void CoroutineState::finish() {
  const Ref<Chain> target = std::move(target_);
  Result outcome = std::move(outcome_);
  if (target && !target->called()) target->clearCanceller();
  destroyFrame();
  if (target) target->fire(std::move(outcome));
}

bool AwaiterBase::suspend(std::coroutine_handle<> waiting, CoroutineState& state) {
  state.awaited_ = chain_;
  state.adding_ = true;
  try {
    chain_->addSilently(&CoroutineState::Resume::run, Entry::Both,
                        CoroutineState::Resume(waiting, state, result_, look_));
  } catch (...) {  // no memory: what was made of the pair has gone, and the frame has not
    state.adding_ = false;
    throw;
  }
  // A chain that could run at once has given its result: the coroutine goes on without recursion.
  if (!std::exchange(state.adding_, false)) return false;
  if (state.target_) state.target_->traceWaits(*chain_);
  return true;
}

}  // namespace ravel::detail
