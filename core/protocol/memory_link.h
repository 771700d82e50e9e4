// MemoryLink: how a connection in memory carries what is written.
#pragma once

#include <cstddef>
#include <vector>

namespace ravel {

/// Plain data; times in seconds.
struct MemoryLink {
  /// One way. A connection asked for at t is there for the server at t + delay, for the client at t + 2 delay.
  double delay = 0.1;
  /// The sizes of the pieces in which data arrives, each way; after the last the first comes again, and a piece
  /// takes no more than has arrived. None: each write arrives as one piece.
  std::vector<std::size_t> pieces = {};
  /// The least time between two pieces.
  double gap = 0;

  /// Throws std::invalid_argument where a time is negative or not a number, or a piece has no size.
  void check() const;
};

}  // namespace ravel
