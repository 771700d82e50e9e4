// Programs of several Deferreds: lists, races, locks, queues.
#include <memory>
#include <stdexcept>
#include <vector>

#include "core/no_memory/bench.h"

namespace no_memory {

using namespace ravel;

namespace {

template <class T>
std::vector<Deferred<T>> several(Bench& bench, int count) {
  std::vector<Deferred<T>> all;
  all.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) all.push_back(bench.made<T>());
  return all;
}

void lists(Bench& bench) {
  const auto members = several<Big>(bench, 4);
  int& fired = bench.count(1);
  bench.ends(DeferredList(bench.reactor, members, {.consumeErrors = true}).addBoth([&] { ++fired; }));
  for (auto member : members) member.callback(Big(1));
}

void listOfFailures(Bench& bench) {
  const auto members = several<int>(bench, 3);
  bench.ends(DeferredList(bench.reactor, members, {.consumeErrors = true}));
  bench.ends(DeferredList(bench.reactor, members, {.fireOnOneErrback = true}).addErrback([](const Failure& failure) {
    return ListResult<int>{{failure}, {}};
  }));
  for (auto member : members) member.errback(std::runtime_error("a member's failure, in some words"));
}

void firstOfList(Bench& bench) {
  const auto members = several<Big>(bench, 3);
  bench.ends(DeferredList(bench.reactor, members, {.fireOnOneCallback = true}));
  auto second = members[1];
  second.callback(Big(2));
}

void gathering(Bench& bench) {
  const auto members = several<std::string>(bench, 3);
  bench.ends(gatherResults(bench.reactor, members).addCallback([](const std::vector<std::string>& all) {
    return all[0] + all[1] + all[2];
  }));
  for (auto member : members) member.callback("a part that is longer than short ones");
}

void cancelledList(Bench& bench) {
  const auto members = several<int>(bench, 3);
  auto list = bench.ends(gatherResults(bench.reactor, members, true));
  list.cancel();
}

void races(Bench& bench) {
  const auto runners = several<Big>(bench, 3);
  bench.ends(race(bench.reactor, runners));
  auto winner = runners[1];
  winner.callback(Big(1));
  const auto losers = several<int>(bench, 2);
  bench.ends(race(bench.reactor, losers)).addErrback([](const Failure&) { return First<int>{0, 0}; });
  for (auto loser : losers) loser.errback(std::runtime_error("lost"));
}

/// Is in a room as long as it lives.
struct Inside {
  explicit Inside(int& room) : room(room) { ++room; }
  Inside(const Inside&) = delete;
  ~Inside() { --room; }
  int& room;
};

void locks(Bench& bench) {
  DeferredLock lock(bench.reactor);
  int& room = bench.count(1);
  const auto work = [&](int number) {
    auto here = std::make_shared<Inside>(room);
    if (room > 1) bench.wrong("two have the lock");
    return deferLater(bench.reactor, 0.5, [here, number] { return Big(number); });
  };
  bench.attempt([&] {
    for (int i = 0; i < 4; ++i) bench.ends(lock.run(work, i));
    bench.reactor.run();
  });
  if (lock.locked()) bench.wrong("the lock is held by nobody");
  if (lock.waiting() != 0) bench.wrong("somebody waits for a free lock");
}

void semaphores(Bench& bench) {
  DeferredSemaphore semaphore(bench.reactor, 2);
  std::vector<Deferred<DeferredSemaphore>> all;
  all.reserve(4);
  for (int i = 0; i < 4; ++i) all.push_back(bench.owns(semaphore.acquire()));
  all[3].cancel();
  all[3].addErrback([semaphore](const Failure&) { return semaphore; });
  for (int i = 0; i < 3; ++i) semaphore.release();
  if (semaphore.tokens() != 2) bench.wrong("a token is lost");
}

void queues(Bench& bench) {
  DeferredQueue<Big> queue(bench.reactor, 3, 3);
  int& got = bench.count(3);
  for (int i = 0; i < 3; ++i) bench.owns(queue.get()).addCallback([&](Big) { ++got; });
  for (int i = 0; i < 5; ++i) {
    const std::size_t lying = queue.pending().size();
    const std::size_t waiting = queue.waiting();
    try {
      queue.put(Big(i));
    } catch (const std::bad_alloc&) {
      if (queue.pending().size() != lying || queue.waiting() != waiting) bench.wrong("put() threw, and put");
    }
  }
  if (queue.waiting() > 0) return;
  const std::size_t lying = queue.pending().size();
  try {
    bench.owns(queue.get());
  } catch (const std::bad_alloc&) {
    if (queue.pending().size() != lying) bench.wrong("get() threw, and took");
  }
}

}  // namespace

const std::array<Program, 9> kGroups = {{
    {"lists", lists},
    {"list-of-failures", listOfFailures},
    {"first-of-list", firstOfList},
    {"gathering", gathering},
    {"cancelled-list", cancelledList},
    {"races", races},
    {"locks", locks},
    {"semaphores", semaphores},
    {"queues", queues},
}};

}  // namespace no_memory
