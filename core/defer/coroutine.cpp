// Coroutines: suspending, resuming, cancelling, ending.
#include <ravel/defer/coroutine.h>

namespace ravel::detail {

CoroutineState::CoroutineState(World* world) : result_(Chain::make(world)) {
  // cancel() reaches the innermost wait; the coroutine sees its failure at the co_await. The canceller
  // lives in the chain, which may outlive the frame: finish() and the destructor clear it.
  result_->setCanceller([this](Chain&) {
    if (Ref<Chain> awaited = awaited_) awaited->cancel();
  });
}

CoroutineState::~CoroutineState() {
  if (result_) result_->clearCanceller();
}

void CoroutineState::finish() noexcept {
  Ref<Chain> chain = std::move(result_);
  Result outcome = std::move(outcome_);
  chain->clearCanceller();
  destroyFrame();
  // The program may have fired it by hand, or cancelled it: the end then is one firing too many.
  if (chain->called()) return;
  chain->beginFiring();
  chain->result() = std::move(outcome);
  chain->fired();
}

void AwaiterBase::suspend(std::coroutine_handle<> waiting, CoroutineState& state) {
  /// Owns the frame until it resumes it.
  struct Resume {
    std::coroutine_handle<> frame;
    Result* into;

    Resume(std::coroutine_handle<> waiting, Result* result) : frame(waiting), into(result) {}
    Resume(Resume&& other) noexcept : frame(std::exchange(other.frame, nullptr)), into(other.into) {}
    Resume& operator=(Resume&&) = delete;
    ~Resume() {
      if (frame) frame.destroy();
    }
  };
  state.setAwaited(chain_);
  chain_->add(
      [](Entry& entry, Chain& chain) {
        auto& resume = *static_cast<Resume*>(entry.closure());
        *resume.into = chain.takeResult();
        std::exchange(resume.frame, nullptr).resume();
        return false;
      },
      Entry::Both, Resume(waiting, &result_));
}

}  // namespace ravel::detail
