// A million Deferreds that wait for one another: time per Deferred, growth of it, and the stack it takes.
#include "bench.h"

#include <pthread.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>

#include <ravel/ravel.h>

namespace bench {

namespace {

using ravel::Deferred;
using ravel::World;

enum class Order { FrontFirst, BackFirst };

/// Makes `count` Deferreds, each with a callback that returns the one before it, fires them and destroys them.
double timePerDeferred(int count, Order order) {
  const auto begin = Clock::now();
  {
    World world;
    std::vector<Deferred<int>> chain;
    chain.reserve(static_cast<std::size_t>(count));
    chain.emplace_back(world);
    for (int i = 1; i < count; ++i) {
      Deferred<int> next(world);
      next.addCallback([last = chain.back()](int) { return last; });
      chain.push_back(std::move(next));
    }
    int end = 0;
    chain.back().addCallback([&](int value) { end = value; });
    if (order == Order::BackFirst) std::reverse(chain.begin(), chain.end());
    for (auto& d : chain) d.callback(7);
    if (end != 7) note("waiting: the end was not reached");
  }
  return nanosecondsSince(begin) / count;
}

/// How many bytes of stack f() takes, on a thread whose stack was painted.
std::size_t stackOf(void (*f)()) {
  constexpr std::size_t kSize = 1 << 20;
  constexpr int kPaint = 0x5a;
  const auto stack = std::make_unique<std::byte[]>(kSize + 4096);
  void* inside = stack.get();
  std::size_t room = kSize + 4096;
  auto* const bottom = static_cast<std::byte*>(std::align(4096, kSize, inside, room));
  std::memset(bottom, kPaint, kSize);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstack(&attributes, bottom, kSize);
  pthread_t thread;
  const auto body = [](void* f) -> void* {
    reinterpret_cast<void (*)()>(f)();
    return nullptr;
  };
  pthread_create(&thread, &attributes, body, reinterpret_cast<void*>(f));
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  const auto* end = std::find_if(bottom, bottom + kSize, [](std::byte b) { return b != std::byte{kPaint}; });
  return static_cast<std::size_t>(bottom + kSize - end);
}

template <int count, Order order>
double extraStack() {
  return static_cast<double>(stackOf([] { timePerDeferred(count, order); }));
}

void measure(const std::string& name, Order order) {
  compare(name, {{"ravel", [order] { return timePerDeferred(1'000'000, order); }},
                 {"of 100,000", [order] { return timePerDeferred(100'000, order); }}});
}

}  // namespace

void waiting() {
  measure("waiting, of 1,000,000, fired from the front", Order::FrontFirst);
  measure("waiting, of 1,000,000, fired from the back", Order::BackFirst);
  const double front = extraStack<1'000'000, Order::FrontFirst>() - extraStack<1'000, Order::FrontFirst>();
  const double back = extraStack<1'000'000, Order::BackFirst>() - extraStack<1'000, Order::BackFirst>();
  report("stack, waiting, 1,000,000 more than 1,000", std::max(front, back), "bytes");
}

}  // namespace bench
