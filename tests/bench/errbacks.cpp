// The errback lane: errbacks that hand the failure on, callbacks it passes, and what a throw costs. Per pair.
#include <stdexcept>

#include "chains.h"

namespace bench {

using ravel::Deferred;
using ravel::Failure;

void errbacks() {
  ravel::World world;
  const Failure failure{std::runtime_error("no")};
  compare("errback that hands on, chain of 10", {{"ravel", timed(10, [&] {
                                                    Deferred<int> d(world);
                                                    for (int i = 0; i < 9; ++i) {
                                                      d.addErrback([](const Failure& f) { return f; });
                                                    }
                                                    d.addErrback([](const Failure&) { return 1; });
                                                    d.errback(failure);
                                                  })}});
  compare("callback that a failure passes, chain of 10", {{"ravel", timed(10, [&] {
                                                             Deferred<int> d(world);
                                                             for (int i = 0; i < 9; ++i) {
                                                               d.addCallback([](int x) { return x; });
                                                             }
                                                             d.addErrback([](const Failure&) { return 1; });
                                                             d.errback(failure);
                                                           })}});
  compare("callback that throws, errback that takes it",
          {{"ravel", timed(10,
                           [&] {
                             Deferred<int> d(world);
                             for (int i = 0; i < 10; ++i) {
                               d.addCallback([](int x) -> int { throw std::runtime_error(x ? "no" : "yes"); });
                               d.addErrback([](const Failure&) { return 1; });
                             }
                             d.callback(1);
                           })},
           {"bare throw and catch", timed(1, [] {
              try {
                throw std::runtime_error("no");
              } catch (const std::exception& error) {
                keep(error);
              }
            })}});
}

}  // namespace bench
