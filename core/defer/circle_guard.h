// CircleGuard: an end to cancelling in a circle.
#pragma once

namespace ravel::detail {

/// A member that waits for its own list passes cancel() back to it, and so on; in Twisted the stack's limit ends
/// that. A canceller that calls many asks here: it may be entered anew while it runs, but not for ever.
class CircleGuard {
 public:
  bool enter() {
    if (entered_ == kMost) return false;
    ++entered_;
    ++depth_;
    return true;
  }
  /// What has entered leaves with its end.
  struct Leaves {
    ~Leaves() {
      if (--guard.depth_ == 0) guard.entered_ = 0;
    }
    CircleGuard& guard;
  };

 private:
  static constexpr int kMost = 50;
  int depth_ = 0;
  int entered_ = 0;  // since the outermost was
};

}  // namespace ravel::detail
