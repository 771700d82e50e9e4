// World: recording, logging, and the end of a world.
#include <ravel/world.h>

#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include <ravel/defer/chain.h>
#include <ravel/host.h>

namespace ravel {

World::~World() { close(); }

namespace {

/// What is shown of a value stays short; what the program prints is its own affair.
constexpr std::size_t kLongestText = 200;

void shorten(std::string& text) {
  if (text.size() <= kLongestText) return;
  std::size_t end = kLongestText;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;  // not in the middle of a character of UTF-8
  text.resize(end);
  text += "…";
}

}  // namespace

void World::record(TraceEvent event) noexcept {
  if (!sink_) return;
  try {
    if (event.kind != TraceKind::Printed) shorten(event.text);
    if (place_ && event.line == 0 && hasLine(event.kind)) place_(event);
    event.sequence = ++sequence_;
    event.time = clock_ ? clock_() : 0;
    sink_->record(event);
  } catch (...) {
    sinkThrew();
  }
}

void World::step(std::uint64_t happened, std::uint64_t deferred, std::int64_t value) noexcept {
  if (!sink_) return;
  try {
    if (place_) [[unlikely]] {
      const TraceStep step{happened, deferred, value, 0, 0};
      if (hasLine(step.kind())) {
        TraceEvent event;
        tell(step, event);
        return record(std::move(event));
      }
    }
    sink_->step(happened, deferred, value, ++sequence_, clock_ ? clock_() : 0);
  } catch (...) {
    sinkThrew();
  }
}

void World::sinkThrew() {
  sink_ = nullptr;
  logError({LoggedError::From::Sink, Failure::current(), 0});
}

void World::logError(const LoggedError& error) noexcept {
  if (traced()) {
    const bool unhandled = error.from == LoggedError::From::Deferred;
    TraceEvent event{.kind = unhandled ? TraceKind::DeferredUnhandled : TraceKind::Logged};
    (unhandled ? event.deferred : event.call) = error.id;
    event.text = detail::Result::of(error.failure).show();  // which never throws
    record(std::move(event));
  }
  if (log_) {
    try {
      return log_(error);
    } catch (...) {  // it is told at least here
    }
  }
  logWithoutWorld(error);
}

void logWithoutWorld(const LoggedError& error) noexcept {
  static constexpr const char* kWhere[] = {"Unhandled error in Deferred",           "Error in a delayed call",
                                           "Error in a trigger of a system event",  "Error in a canceller",
                                           "The trace sink threw and was detached", "Error in the main function"};
  const char* where = kWhere[static_cast<std::size_t>(error.from)];
  try {
    const std::string debug = error.debug.empty() ? "" : " (debug: " + error.debug + ")";
    const std::string what = ": " + error.failure.typeName() + ": " + error.failure.getErrorMessage();
    host::complain((where + debug + what).c_str());
  } catch (...) {  // there is no memory for more
    host::complain(where);
  }
}

void World::reportUnhandled() {
  // Oldest first, as the program made them. Each is held: the log may let go of some.
  for (const auto& chain : living()) chain->reportUnhandled();
}

std::size_t World::countUnhandled() const {
  std::size_t count = 0;
  for (const detail::Chain* chain = living_; chain; chain = chain->olderLiving()) count += chain->unhandled();
  return count;
}

void World::suspect() {
  // Half of the living: a collection costs each suspect no more than a few steps, however many live.
  if (++suspects_ > std::max<std::size_t>(64, alive_ / 2)) collect();
}

void World::collect() {
  suspects_ = 0;
  for (const auto& chain : detail::Chain::unreachable(living_)) chain->abandon();
}

void World::close() {
  // Destructors of the program may make more on the way.
  while (living_) {
    const auto chains = living();
    for (const auto& chain : chains) chain->abandon();
    if (chains.empty()) Ref<detail::Chain>(living_)->abandon();
  }
}

/// Oldest first. Only the newest, or none, where there is no memory for the list.
std::vector<Ref<detail::Chain>> World::living() const {
  std::vector<Ref<detail::Chain>> chains;
  for (auto* chain = living_; chain && chain->joins(chains); chain = chain->olderLiving()) {
  }
  std::reverse(chains.begin(), chains.end());
  return chains;
}

}  // namespace ravel
