// BrowserReactor: turns in host tasks.
#include "browser_reactor.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <emscripten/emscripten.h>

#include "page.h"

namespace ravel::page {

namespace {

/// How long turns may share one host task: half a frame, less what a frame needs.
constexpr Instant kBudget = 4'000'000;
/// setTimeout takes no longer delay; a longer wait is made of several.
constexpr double kLongestAlarm = 2147483647;

}  // namespace

BrowserReactor::BrowserReactor(World& world, Time time) : Reactor(world), time_(time), zero_(emscripten_get_now()) {
  world.setClock([this] { return seconds(); });
  loop_.setClock([this] { return now(); });
  // Between turns a promise may let the shutdown go on to its end.
  loop_.whenEnded([this] {
    if (inRun_ && !inTurn_) soon();
  });
}

BrowserReactor::~BrowserReactor() { world().setClock({}); }

Instant BrowserReactor::now() const {
  if (time_ != Time::Real || inTurn_) return loop_.now();
  return toInstant((emscripten_get_now() - zero_) / 1000);
}

void BrowserReactor::run() {
  loop_.start(now());
  inRun_ = true;
  arrange();
}

DelayedCall BrowserReactor::schedule(double seconds, Function<void()>&& call) {
  if (!inTurn_) loop_.setNow(now());
  DelayedCall made = Reactor::schedule(seconds, std::move(call));
  changed();
  return made;
}

void BrowserReactor::addOutside(int count) {
  outside_ += count;
  changed();
}

void BrowserReactor::wake() {
  soon_ = false;
  alarm_ = kNoAlarm;
  if (!loop_.started()) return ended();
  if (time_ == Time::AsTwisted) return turnAsTwisted();
  Instant at = now();
  const Instant end = at + kBudget;
  for (bool first = true;; first = false) {
    const auto due = loop_.nextDue();
    if (!due) {
      if (!first) break;  // promises that the turn settled may ask for more: they go on before the next host task
      if (outside_ == 0) {
        if (world().traced()) world().record({.kind = TraceKind::Idle});
        ravel_page_idle();
      }
      return;
    }
    if (time_ == Time::Virtual) at = std::max(at, *due);
    if (*due > at) break;
    inTurn_ = true;
    const bool more = loop_.turn(at);
    inTurn_ = false;
    if (!more) return ended();
    if (time_ != Time::Real) break;
    at = now();
    if (at >= end) break;
  }
  arrange();
}

/// One turn, and the sleep after it, which Twisted's loop also has after its end.
void BrowserReactor::turnAsTwisted() {
  loop_.startUp();
  if (loop_.started()) {
    inTurn_ = true;
    loop_.turn(loop_.now());
    inTurn_ = false;
    const auto wake = loop_.nextWake();
    if (!loop_.urgent() && wake) loop_.setNow(std::max(loop_.now(), *wake));
    if (!loop_.urgent() && !wake) ravel_page_idle();
  }
  loop_.started() ? arrange() : ended();
}

void BrowserReactor::ended() {
  if (!std::exchange(inRun_, false)) return;
  ravel_page_alarm(-1);
  ravel_page_stopped();
}

void BrowserReactor::arrange() {
  if (soon_) return;
  const auto due = loop_.nextDue();
  if (due && time_ == Time::Real) {
    if (*due >= alarm_) return;  // one that comes too early does no harm
    const double wait = toSeconds(*due - now()) * 1000;
    if (wait > 0) {
      alarm_ = *due;
      return ravel_page_alarm(std::min(wait, kLongestAlarm));
    }
  }
  soon();
}

void BrowserReactor::soon() {
  if (!std::exchange(soon_, true)) ravel_page_soon();
}

void BrowserReactor::sleep(double seconds) {
  const Instant length = toInstant(seconds);
  if (length < 0) throw std::invalid_argument("sleep: seconds must not be negative");
  const Instant end = later(now(), length);
  if (world().traced()) world().record({.kind = TraceKind::Blocked, .due = toSeconds(end)});
  if (time_ == Time::Real) ravel_page_block(toSeconds(length) * 1000);
  loop_.setNow(end);
}

}  // namespace ravel::page
