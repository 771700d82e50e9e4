// The floor: what a chain costs when it can do nothing but run callbacks from int to int. Links lie in an arena, each
// with a function pointer; there are no errors, no other types, nobody else who holds it.
#include <cstddef>
#include <new>

#include "chains.h"

namespace bench {

namespace {

struct Link {
  int (*call)(Link&, int) = nullptr;
  Link* next = nullptr;
};

template <class F>
struct LinkOf : Link {
  explicit LinkOf(F f) : Link{&callThis, nullptr}, f(f) {}
  static int callThis(Link& self, int x) { return static_cast<LinkOf&>(self).f(x); }
  [[no_unique_address]] F f;
};

/// Freed all at once, when the chain is fired.
struct Arena {
  alignas(16) std::byte space[16 * 1024];
  std::byte* next = space;
};

class FloorChain {
 public:
  explicit FloorChain(Arena& arena) : arena_(arena) {}
  template <class F>
  void then(F f) {
    auto* link = ::new (static_cast<void*>(arena_.next)) LinkOf<F>(f);
    arena_.next += sizeof(LinkOf<F>);
    *last_ = link;
    last_ = &link->next;
    keep(*this);  // whoever fires it does not know what is in it
  }
  void fire() {
    int x = 1;
    for (Link* link = first_; link; link = link->next) x = link->call(*link, x);
    keep(x);
    arena_.next = arena_.space;
  }

 private:
  Arena& arena_;
  Link* first_ = nullptr;
  Link** last_ = &first_;
};

Arena arena;

}  // namespace

Sample floorChains(int length) {
  return timed(linksOf(length), [length] { fireChains<FloorChain>(length, arena); });
}

}  // namespace bench
