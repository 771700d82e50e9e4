// Bench: what a program that runs out of memory stands on, and what must be true behind it.
#pragma once

#include <array>
#include <cstddef>
#include <new>
#include <string>
#include <string_view>

#include <ravel/ravel.h>

namespace no_memory {

/// A world and a virtual reactor, made while there is memory. A program asks for things; what it was given must keep
/// its promise, wherever memory was missing: it says so by `ends`.
class Bench {
 public:
  Bench();

  ravel::World world;
  ravel::VirtualReactor reactor{world};

  /// The Deferred is given out by the library, which is to fire it: it must have a result in the end. Needs no memory.
  template <class T>
  ravel::Deferred<T> ends(ravel::Deferred<T> d) {
    if (watched_ < ending_.size()) ending_[watched_++] = d.chain();
    return d;
  }
  /// A Deferred of the program's own: what it has not fired in the end, as it ran out of memory, is fired for it.
  template <class T>
  ravel::Deferred<T> made() {
    return owns(ravel::Deferred<T>(reactor));
  }
  template <class T>
  ravel::Deferred<T> owns(ravel::Deferred<T> d) {
    if (owned_ < own_.size()) own_[owned_++] = d.chain();
    return ends(d);
  }
  /// A counter that may come to `most`.
  int& count(int most);
  /// The part of a program whose functions use what is declared before it: behind it there is memory again, and
  /// nothing is left to be called.
  template <class F>
  void attempt(F&& part) {
    try {
      part();
    } catch (const std::bad_alloc&) {
    }
    settle();
  }
  /// Something is not as it must be.
  void wrong(std::string_view what);

  /// There is memory again: fires what the program has not, and runs what is left.
  void settle();
  /// Looks at what was promised, and whether the reactor still works.
  void afterwards();
  /// What was wrong first; empty: nothing.
  const std::string& problem() const { return problem_; }

 private:
  std::array<ravel::Ref<ravel::detail::Chain>, 64> ending_;
  std::size_t watched_ = 0;
  std::array<ravel::Ref<ravel::detail::Chain>, 64> own_;
  std::size_t owned_ = 0;
  struct Count {
    int now = 0;
    int most = 0;
  };
  std::array<Count, 16> counts_{};
  std::size_t counted_ = 0;
  std::string problem_;
};

/// A value that does not fit into a Deferred: it costs memory to hand it on, and holds some.
struct Big {
  explicit Big(int number) : number(number) {}
  int number;
  std::string text = "a text that is too long to be kept inside a string";
  std::array<int, 8> more{};
};

struct Program {
  const char* name;
  void (*run)(Bench&);
};

/// All of them, a file each list.
extern const std::array<Program, 11> kChains;
extern const std::array<Program, 9> kGroups;
extern const std::array<Program, 9> kReactors;
extern const std::array<Program, 9> kConnections;
extern const std::array<Program, 6> kTraces;

}  // namespace no_memory
