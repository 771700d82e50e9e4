// Random: seeded chance, the same numbers in every language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace ravel {

/// PCG-XSH-RR (64 bits of state, 32 out), seeded through SplitMix64. Names follow Python's `random`.
/// Not for secrets.
class Random {
 public:
  static constexpr std::uint64_t kDefaultSeed = 1;

  explicit Random(std::uint64_t seed = kDefaultSeed) { this->seed(seed); }

  /// Starts the numbers of this seed anew.
  void seed(std::uint64_t seed);

  /// 32 random bits.
  std::uint32_t next();
  /// A whole number in [0, bound); 0 for bound 0.
  std::uint32_t below(std::uint32_t bound);
  /// In [0, 1), with 53 random bits.
  double random();
  /// In [a, b).
  double uniform(double a, double b) { return a + (b - a) * random(); }
  /// A whole number from a to b, both included.
  std::int32_t randint(std::int32_t a, std::int32_t b);

  /// One of the items, by reference. Throws std::invalid_argument when there are none.
  template <class Items>
  decltype(auto) choice(Items&& items) {
    const auto size = static_cast<std::uint32_t>(std::size(items));
    if (size == 0) throw std::invalid_argument("choice: there is nothing to choose from");
    return *std::next(std::begin(items), below(size));
  }
  /// Puts the items in a random order.
  template <class Items>
  void shuffle(Items& items) {
    for (auto i = static_cast<std::uint32_t>(std::size(items)); i > 1; --i) {
      std::swap(items[i - 1], items[below(i)]);
    }
  }

 private:
  std::uint64_t state_ = 0;
};

}  // namespace ravel
