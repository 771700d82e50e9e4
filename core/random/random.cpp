// Random: the generator.
#include <ravel/random/random.h>

#include <bit>

namespace ravel {

namespace {

std::uint64_t splitMix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

}  // namespace

void Random::seed(std::uint64_t seed) {
  state_ = 0;
  next();
  state_ += splitMix(seed);
  next();
}

std::uint32_t Random::next() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005u + 1442695040888963407u;
  const auto mixed = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
  return std::rotr(mixed, static_cast<int>(old >> 59));
}

std::uint32_t Random::below(std::uint32_t bound) {
  // Lemire's way: multiply and take the upper half; draw again where that would favour small numbers.
  std::uint64_t product = std::uint64_t{next()} * bound;
  if (static_cast<std::uint32_t>(product) < bound) {
    const std::uint32_t unfair = bound == 0 ? 0 : (0u - bound) % bound;
    while (static_cast<std::uint32_t>(product) < unfair) product = std::uint64_t{next()} * bound;
  }
  return static_cast<std::uint32_t>(product >> 32);
}

double Random::random() {
  const std::uint64_t high = next() >> 5;
  const std::uint64_t low = next() >> 6;
  return static_cast<double>(high * 67108864 + low) / 9007199254740992.0;
}

std::int32_t Random::randint(std::int32_t a, std::int32_t b) {
  if (b < a) throw std::invalid_argument("randint: the second number must not be the smaller one");
  const auto span = static_cast<std::uint32_t>(b) - static_cast<std::uint32_t>(a) + 1u;
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) + (span == 0 ? next() : below(span)));
}

}  // namespace ravel
