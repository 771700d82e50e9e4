// MemoryEnd: sending, arriving, closing.
#include <ravel/protocol/memory_end.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace ravel {

void MemoryLink::check() const {
  if (!(delay >= 0)) throw std::invalid_argument("a link's delay must be a number of seconds, not negative");
  if (!(gap >= 0)) throw std::invalid_argument("a link's gap must be a number of seconds, not negative");
  if (std::find(pieces.begin(), pieces.end(), 0u) != pieces.end()) {
    throw std::invalid_argument("a link's pieces must have 1 character or more");
  }
}

namespace detail {

OpenEnds::~OpenEnds() {
  for (const auto& end : std::exchange(ends_, {})) end->drop();
}

void OpenEnds::remove(const MemoryEnd& end) {
  std::erase_if(ends_, [&](const auto& each) { return each.get() == &end; });
}

void MemoryEnd::join(MemoryEnd& a, MemoryEnd& b) {
  a.other_ = b.weak_from_this();
  b.other_ = a.weak_from_this();
}

template <class F>
DelayedCall MemoryEnd::later(double seconds, F f) {
  return clock_.callLater(seconds, [self = weak_from_this(), f = std::move(f)]() mutable {
    if (const auto end = self.lock()) f(*end);
  });
}

template <class F>
void MemoryEnd::send(F f) {
  clock_.callLater(link_.delay, [from = shared_from_this(), f = std::move(f)]() mutable {
    if (from->aborted_) return;
    if (const auto to = from->other_.lock()) f(*to);
  });
}

void MemoryEnd::begin(const std::shared_ptr<OpenEnds>& open, Session session) {
  open_ = open;
  open->add(shared_from_this());
  session_.emplace(std::move(session));
  trace(TraceKind::ConnectionOpened, (addresses_.host.port == 0 ? "server of " : "client of ") + addresses_.host.host);
  session_->begin(shared_from_this());
}

void MemoryEnd::lost(const Failure& reason) {
  if (std::exchange(over_, true)) return;
  const auto self = shared_from_this();
  disconnecting_ = shut_ = true;
  arrived_.clear();
  if (const auto open = open_.lock()) open->remove(*this);
  if (session_) trace(TraceKind::ConnectionClosed, reason.getErrorMessage());
  if (Producer* const producer = std::exchange(producer_, nullptr)) producer->stopProducing();
  if (session_) session_->end(reason);
}

void MemoryEnd::drop() {
  over_ = disconnecting_ = shut_ = true;
  producer_ = nullptr;
  if (session_) session_->drop();
}

void MemoryEnd::trace(TraceKind kind, std::string_view text) const {
  if (!clock_.world().traced()) return;
  const auto other = kind == TraceKind::ConnectionOpened ? other_.lock() : nullptr;
  clock_.world().record({.kind = kind, .other = other ? other->id_ : 0, .call = id_, .text = std::string(text)});
}

// -- sending

void MemoryEnd::write(std::string_view data) {
  if (data.empty()) return;
  if (shut_) return trace(TraceKind::ConnectionDropped, data);
  // On a link that cuts, what was written at the same time is one stretch.
  const double now = clock_.seconds();
  if (!link_.pieces.empty() && lastWrite_ && lastWriteAt_ == now) {
    *lastWrite_ += data;
    return;
  }
  lastWrite_ = std::make_shared<std::string>(data);
  lastWriteAt_ = now;
  send([from = this, text = lastWrite_](MemoryEnd& to) {
    if (from->lastWrite_ == text) from->lastWrite_.reset();
    to.arrive(std::move(*text));
  });
}

void MemoryEnd::loseConnection() {
  if (std::exchange(disconnecting_, true)) return;
  if (!producer_) shut();
}

void MemoryEnd::shut() {
  if (std::exchange(shut_, true)) return;
  later(0, [](MemoryEnd& self) { self.lost(ConnectionDone()); });
  send([](MemoryEnd& to) {
    to.ended_ = true;
    to.pump();
  });
}

void MemoryEnd::abortConnection() {
  if (over_ || std::exchange(aborted_, true)) return;
  disconnecting_ = shut_ = true;
  later(0, [](MemoryEnd& self) { self.lost(ConnectionAborted()); });
  clock_.callLater(link_.delay, [to = other_] {
    if (const auto end = to.lock()) end->lost(ConnectionLost());
  });
}

// -- receiving

void MemoryEnd::arrive(std::string data) {
  if (over_ || disconnecting_) return;
  if (link_.pieces.empty() || arrived_.empty()) {
    arrived_.push_back(std::move(data));
  } else {
    arrived_.back() += data;
  }
  pump();
}

/// Gives the protocol what has arrived, in pieces where the link cuts, and then the end.
void MemoryEnd::pump() {
  const auto self = shared_from_this();
  while (session_ && !arrived_.empty() && !paused_ && !disconnecting_) {
    const double wait = piece_ == 0 ? 0 : lastPieceAt_ + link_.gap - clock_.seconds();
    if (!link_.pieces.empty() && wait > 1e-9) {
      if (std::exchange(pumpAsked_, true)) return;
      later(wait, [](MemoryEnd& end) {
        end.pumpAsked_ = false;
        end.pump();
      });
      return;
    }
    lastPieceAt_ = clock_.seconds();
    const std::string piece = nextPiece();
    trace(TraceKind::ConnectionData, piece);
    session_->deliver(piece);
  }
  if (ended_ && !paused_ && !disconnecting_) lost(ConnectionDone());
}

std::string MemoryEnd::nextPiece() {
  std::string& front = arrived_.front();
  const std::size_t size = link_.pieces.empty() ? front.size() : link_.pieces[piece_++ % link_.pieces.size()];
  if (size >= front.size()) {
    std::string piece = std::move(front);
    arrived_.pop_front();
    return piece;
  }
  std::string piece = front.substr(0, size);
  front.erase(0, size);
  return piece;
}

void MemoryEnd::resumeProducing() {
  if (!std::exchange(paused_, false) || over_) return;
  later(0, [](MemoryEnd& self) { self.pump(); });
}

// -- a producer of this end's. A link takes whatever is written, so that a streaming one is never paused.

void MemoryEnd::registerProducer(Producer& producer, bool streaming) {
  if (producer_) throw std::logic_error("a producer is registered already");
  if (shut_) {
    producer.stopProducing();
    return;
  }
  producer_ = &producer;
  streaming_ = streaming;
  if (!streaming) pull();
}

void MemoryEnd::unregisterProducer() {
  if (!std::exchange(producer_, nullptr)) return;
  if (disconnecting_) shut();
}

void MemoryEnd::pull() {
  if (pull_ && pull_.active()) return;
  pull_ = later(0, [](MemoryEnd& self) {
    if (!self.producer_ || self.streaming_) return;
    self.producer_->resumeProducing();
    self.pull();
  });
}

}  // namespace detail

}  // namespace ravel
