// The callbacks of the chains: ten functions from int to int, each at a call site of its own.
#pragma once

namespace bench {

/// Ten more links on a chain, or the tenth part of ten chains: `add` is called with ten callables of different types.
template <class Add>
inline void tenLinks(Add&& add) {
  add([](int x) { return x + 1; });
  add([](int x) { return x - 1; });
  add([](int x) { return x * 2; });
  add([](int x) { return x ^ 3; });
  add([](int x) { return x + 5; });
  add([](int x) { return x | 1; });
  add([](int x) { return x & 0xffff; });
  add([](int x) { return x - 7; });
  add([](int x) { return x * 3; });
  add([](int x) { return x % 1000; });
}

/// The same with an int that each of them carries.
template <class Add>
inline void tenLinksWith(int k, Add&& add) {
  add([k](int x) { return x + k; });
  add([k](int x) { return x - k; });
  add([k](int x) { return x * k; });
  add([k](int x) { return x ^ k; });
  add([k](int x) { return k - x; });
  add([k](int x) { return x | k; });
  add([k](int x) { return x & (0xffff + k); });
  add([k](int x) { return x + 2 * k; });
  add([k](int x) { return x * 3 + k; });
  add([k](int x) { return x % 1000 + k; });
}

/// Makes chains of `length` (1, 10 or 100) and fires them: ten callbacks or a hundred. `Chain` is made from `with`,
/// and has then(f) and fire().
template <class Chain, class... With>
inline void fireChains(int length, With&... with) {
  if (length == 1) {
    tenLinks([&](auto f) {
      Chain chain(with...);
      chain.then(f);
      chain.fire();
    });
    return;
  }
  Chain chain(with...);
  for (int i = 0; i < length; i += 10) tenLinks([&](auto f) { chain.then(f); });
  chain.fire();
}

/// How many callbacks fireChains(length) runs.
constexpr double linksOf(int length) { return length == 1 ? 10 : length; }

}  // namespace bench
