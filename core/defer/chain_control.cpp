// Chain: a second firing, pausing, cancelling, and what is told of it all.
#include <utility>

#include <ravel/defer/chain.h>
#include <ravel/defer/errors.h>

namespace ravel::detail {

bool Chain::beginAgain() {
  if (swallow_) {
    swallow_ = false;
    return false;
  }
  if (traced()) trace(TraceKind::DeferredRefused);
  throw AlreadyCalledError(debugText("\n", "\n"));
}

std::string Chain::repr() const {
  if (!called_) return "<Deferred>";
  if (result_.isDeferred()) return "<Deferred waiting on Deferred>";
  return "<Deferred current result: " + result_.show() + ">";
}

void Chain::pause() {
  ++paused_;
  if (traced()) trace(TraceKind::DeferredPaused);
}

void Chain::unpause() {
  --paused_;
  if (traced()) trace(TraceKind::DeferredUnpaused);
  if (paused_ == 0 && called_) run();
}

void Chain::setCanceller(Canceller canceller, CancelRule rule) {
  canceller_ = Ref<HeldCanceller>(new HeldCanceller{std::move(canceller)});
  cancelRule_ = rule;
}

/// The chain that cancel() of this one is passed on to: the innermost that it waits for. Null when there
/// is none: Twisted recurses without end where chains wait in a circle, here nothing happens. Brent's way
/// finds the circle.
Chain* Chain::innermost() {
  Chain* chain = this;
  Chain* mark = this;
  for (std::size_t steps = 1, power = 1; chain->called_ && chain->result_.isDeferred(); ++steps) {
    if (chain->cancelRule_ == CancelRule::ReplacesEnds) return nullptr;
    chain = chain->result_.deferred();
    if (chain == mark) return nullptr;
    if (steps == power) {
      mark = chain;
      power *= 2;
      steps = 0;
    }
  }
  return chain->called_ ? nullptr : chain;
}

void Chain::cancel() {
  const Ref<Chain> target(innermost());
  if (!target) return;
  if (target->traced()) target->trace(TraceKind::DeferredCancelled);
  if (const Ref<HeldCanceller> canceller = target->canceller_) {
    canceller->call(*target);
    if (target->cancelRule_ != CancelRule::Fires) return;
  } else {
    target->swallow_ = true;
  }
  if (!target->called_) target->errback(Failure(CancelledError()));
}

void Chain::traceAdded(const Entry& entry) {
  world_->step(TraceStep::what(TraceKind::DeferredAdded, entry.number, TraceStep::Holds::Nothing), id_, 0);
}

void Chain::trace(TraceKind kind, std::uint64_t other) {
  const auto holds = other ? TraceStep::Holds::Other : TraceStep::Holds::Nothing;
  world_->step(TraceStep::what(kind, 0, holds), id_, static_cast<std::int64_t>(other));
}

void Chain::traceWaits(const Chain& awaited) {
  if (traced()) trace(TraceKind::DeferredWaits, awaited.id_);
}

void Chain::traceTaken(const Chain& awaited) {
  if (!traced()) return;
  world_->record({.kind = TraceKind::DeferredResumed,
                  .lane = awaited.result_.isFailure() ? Lane::Errback : Lane::Callback,
                  .deferred = id_,
                  .other = awaited.id_,
                  .text = awaited.result_.show()});
}

void Chain::traceResult(TraceKind kind, std::uint32_t pair, std::uint64_t other) {
  if (const int* number = result_.asInt(); number && !other) {
    return world_->step(TraceStep::what(kind, pair, TraceStep::Holds::Number), id_, *number);
  }
  world_->record({.kind = kind,
                  .lane = result_.isFailure() ? Lane::Errback : Lane::Callback,
                  .deferred = id_,
                  .other = other,
                  .pair = pair,
                  .text = result_.show()});
}

}  // namespace ravel::detail
