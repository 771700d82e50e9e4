// KJ's promises, from Debian's libcapnp-dev: the fastest of the peers whose chains can be added to at run time.
#include "chains.h"

#ifdef BENCH_KJ

#include <kj/async.h>

namespace bench {

namespace {

/// Begins fulfilled, which spares KJ its fulfiller; its loop runs when it is fired.
class KjChain {
 public:
  explicit KjChain(kj::WaitScope& scope) : scope_(scope), promise_(1) {}
  template <class F>
  void then(F f) {
    promise_ = promise_.then(f);
  }
  void fire() { keep(promise_.wait(scope_)); }

 private:
  kj::WaitScope& scope_;
  kj::Promise<int> promise_;
};

}  // namespace

Sample kjChains(int length) {
  static kj::EventLoop loop;
  static kj::WaitScope scope(loop);
  return timed(linksOf(length), [length] { fireChains<KjChain>(length, scope); });
}

}  // namespace bench

#else

bench::Sample bench::kjChains(int) { return {}; }

#endif
