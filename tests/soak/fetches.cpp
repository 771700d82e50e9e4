// Fetches: which pages, and how they are to end.
#include "soak/fetches.h"

#include <array>
#include <utility>

using namespace ravel;

namespace soak {

namespace {

constexpr int kUnderWay = 24;
constexpr double kBetweenDrops = 5;

CurlOptions limits() {
  return {.connectTimeout = 10, .timeout = 6, .slowTimeout = 1, .mostBody = 1 << 20, .mostHeaders = 1 << 16};
}

/// What the server knows; pages that end well come more often.
constexpr std::array kPages{"page",   "page",   "page",    "page",  "slow",    "none", "error",   "moved",
                            "round",  "broken", "cut",     "never", "garbage", "big",  "headers", "chunks",
                            "length", "page",   "to-file", "page",  "closed",  "twice"};

}  // namespace

Fetches::Fetches(NativeReactor& reactor, Chance& chance, std::string server)
    : reactor_(reactor), chance_(chance), server_(std::move(server)), client_(reactor, limits()) {}

void Fetches::begin() {
  for (int i = 0; i < kUnderWay; ++i) fetch();
  reactor_.callLater(kBetweenDrops, [this] { dropSome(); });
}

void Fetches::fetch() {
  const auto number = std::to_string(++tally.begun);
  const std::string page = kPages[static_cast<std::size_t>(chance_.below(kPages.size()))];
  auto d = client_.get(server_ + '/' + page + "?n=" + number + "&after=" + std::to_string(chance_.below(60)));
  if (chance_.once(5)) {
    reactor_.callLater(chance_.upTo(0.1), [d]() mutable { d.cancel(); });
  }
  if (chance_.once(5)) d.addTimeout(chance_.upTo(0.5), reactor_);
  d.addBoth([this, number, page](const Outcome<Response>& end) {
    if (end.failed()) {
      tally.end(end.failure().typeName());
    } else {
      const auto& [status, body] = end.value();
      const bool mine = page != "page" || body == "page " + number;
      tally.end(mine ? std::to_string(status) : "wrong");
    }
    next();
  });
}

void Fetches::next() {
  if (on_) reactor_.callLater(chance_.upTo(0.02), [this] { on_ ? fetch() : void(); });
}

void Fetches::dropSome() {
  if (!on_) return;
  auto client = std::make_shared<CurlClient>(reactor_, limits());
  ++clients;
  for (int i = 0; i < 4; ++i) {
    ++dropped;
    client->get(server_ + "/never?n=0").addBoth([this](const Outcome<Response>&) { --dropped; });
  }
  reactor_.callLater(0.2, [client] {});
  reactor_.callLater(kBetweenDrops, [this] { dropSome(); });
}

}  // namespace soak
