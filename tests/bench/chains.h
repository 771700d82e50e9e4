// The chains of each side, for links.h.
#pragma once

#include <ravel/ravel.h>

#include "bench.h"
#include "links.h"

namespace bench {

class RavelChain {
 public:
  explicit RavelChain(ravel::World& world) : deferred_(world) {}
  template <class F>
  void then(F f) {
    deferred_.addCallback(f);
  }
  void fire() {
    deferred_.callback(1);
    keep(deferred_);
  }

 private:
  ravel::Deferred<int> deferred_;
};

/// Peers, in files of their own. One that was not there when this was built has no sample.
Sample kjChains(int length);
Sample floorChains(int length);
/// Of CPython and Debian's Twisted, in a process of its own: no sample where they are not installed.
Sample twistedChains(int length);

}  // namespace bench
