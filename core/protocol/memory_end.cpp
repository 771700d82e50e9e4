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
    if (const auto end = self.lock()) end->orBroken(f);
  });
}

template <class F>
void MemoryEnd::send(F f) {
  clock_.callLater(link_.delay, [from = shared_from_this(), f = std::move(f)]() mutable {
    if (from->aborted_) return;
    if (const auto to = from->other_.lock()) to->orBroken(f);
  });
}

/// Why a connection is over; without memory for that, that there is none.
template <class E>
Failure MemoryEnd::reasonOr() noexcept try {
  return E();
} catch (const std::bad_alloc&) {
  return std::bad_alloc();
}

/// Without memory for what has arrived or is to be done, the connection is no more.
template <class F>
void MemoryEnd::orBroken(F& act) {
  try {
    act(*this);
  } catch (const std::bad_alloc&) {
    breakDown();
    throw;
  }
}

void MemoryEnd::breakDown() {
  const auto other = other_.lock();
  for (MemoryEnd* const end : {this, other.get()}) {
    try {
      if (end) end->lost(reasonOr<ConnectionLost>());
    } catch (...) {  // of its protocol: the other end hears of it all the same
      clock_.world().logError({LoggedError::From::DelayedCall, Failure::current(), 0});
    }
  }
}

void MemoryEnd::leave() {
  try {
    loseConnection();
  } catch (const std::bad_alloc&) {
    breakDown();
  }
}

void MemoryEnd::begin(const std::shared_ptr<OpenEnds>& open, Session session) {
  open_ = open;
  session_.emplace(std::move(session));
  try {
    open->add(shared_from_this());
  } catch (const std::bad_alloc&) {
    breakDown();
    throw;
  }
  trace(TraceKind::ConnectionOpened, addresses_.host.port == 0 ? "server of " : "client of ", addresses_.host.host);
  try {
    session_->begin(shared_from_this());
  } catch (...) {
    if (!aborted_) breakDown();  // it had no memory to abort itself
    throw;
  }
}

void MemoryEnd::lost(const Failure& reason) {
  if (std::exchange(over_, true)) return;
  const auto self = shared_from_this();
  disconnecting_ = shut_ = true;
  arrived_.clear();
  if (const auto open = open_.lock()) open->remove(*this);
  if (session_) trace(TraceKind::ConnectionClosed, detail::Result::of(reason).show());
  try {
    if (Producer* const producer = std::exchange(producer_, nullptr)) producer->stopProducing();
  } catch (...) {
    clock_.world().logError({LoggedError::From::DelayedCall, Failure::current(), 0});
  }
  if (session_) session_->end(reason);
}

void MemoryEnd::drop() {
  over_ = disconnecting_ = shut_ = true;
  producer_ = nullptr;
  if (session_) session_->drop();
}

void MemoryEnd::trace(TraceKind kind, std::string_view before, std::string_view text) const {
  if (!clock_.world().traced()) return;
  const auto other = kind == TraceKind::ConnectionOpened ? other_.lock() : nullptr;
  TraceEvent event{.kind = kind, .other = other ? other->id_ : 0, .call = id_};
  try {
    event.text.append(before).append(text);
  } catch (const std::bad_alloc&) {  // then without
  }
  clock_.world().record(std::move(event));
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
  const auto written = std::make_shared<std::string>(data);
  send([from = this, text = written](MemoryEnd& to) {
    if (from->lastWrite_ == text) from->lastWrite_.reset();
    to.arrive(std::move(*text));
  });
  lastWrite_ = written;
  lastWriteAt_ = now;
}

void MemoryEnd::loseConnection() {
  if (disconnecting_) return;
  if (!producer_) shut();
  disconnecting_ = true;
}

void MemoryEnd::shut() {
  if (shut_) return;
  DelayedCall done = later(0, [](MemoryEnd& self) { self.lost(reasonOr<ConnectionDone>()); });
  orUndone(done, [this] {
    send([](MemoryEnd& to) {
      to.ended_ = true;
      to.pump();
    });
  });
  shut_ = true;
}

/// Without memory for the second of two calls, the first is not made either.
template <class F>
void MemoryEnd::orUndone(DelayedCall& first, F&& second) {
  try {
    second();
  } catch (...) {
    first.cancel();
    throw;
  }
}

void MemoryEnd::abortConnection() {
  if (over_ || aborted_) return;
  DelayedCall lostHere = later(0, [](MemoryEnd& self) { self.lost(reasonOr<ConnectionAborted>()); });
  orUndone(lostHere, [this] {
    clock_.callLater(link_.delay, [to = other_] {
      if (const auto end = to.lock()) end->lost(reasonOr<ConnectionLost>());
    });
  });
  aborted_ = disconnecting_ = shut_ = true;
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
      if (pumpAsked_) return;
      later(wait, [](MemoryEnd& end) {
        end.pumpAsked_ = false;
        end.pump();
      });
      pumpAsked_ = true;
      return;
    }
    lastPieceAt_ = clock_.seconds();
    const std::string piece = nextPiece();
    trace(TraceKind::ConnectionData, piece);
    session_->deliver(piece);
  }
  if (ended_ && !paused_ && !disconnecting_) lost(reasonOr<ConnectionDone>());
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
  if (paused_ && !over_) later(0, [](MemoryEnd& self) { self.pump(); });
  paused_ = false;
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
