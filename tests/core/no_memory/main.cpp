// Runs each program again and again, each time with another allocation failing, until none is left to fail:
//
//   build/asan/tests/no_memory             all of them; one line each: NAME TIMES-ONCE TIMES-FROM-THEN
//   build/asan/tests/no_memory NAME        one of them
//   build/asan/tests/no_memory NAME once 5 one time, with the 5th allocation failing (or `on`: it and all behind it)
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "core/no_memory/bench.h"
#include "core/support/allocations.h"

using namespace no_memory;
using support::Fails;

namespace {

constexpr std::size_t kMost = 20'000;  // allocations in a program: more is one that does not end

/// Runs the program with the nth allocation failing. Whether one failed.
bool attempt(const Program& program, std::size_t nth, Fails how, std::string& problem) {
  Bench bench;
  bool failed = false;
  support::failAllocation(nth, how);
  try {
    program.run(bench);
    failed = support::allocationsWork();
  } catch (const std::bad_alloc&) {
    failed = support::allocationsWork();
  } catch (const std::exception& error) {
    failed = support::allocationsWork();
    bench.wrong(std::string("it threw ") + error.what());
  }
  bench.afterwards();
  problem = bench.problem();
  return failed;
}

/// The same in a thread of its own, which gives back the storage it keeps; false and words where something is wrong.
bool isWhole(const Program& program, std::size_t nth, Fails how, bool& failed) {
  const std::size_t before = support::aliveAllocations();
  std::string problem;
  std::thread([&] { failed = attempt(program, nth, how, problem); }).join();
  if (problem.empty() && support::aliveAllocations() != before) problem = "memory leaked";
  if (problem.empty()) return true;
  std::printf("%s: with allocation %zu failing%s: %s\n", program.name, nth,
              how == Fails::Once ? "" : ", and all behind it", problem.c_str());
  return false;
}

/// How many allocations there were to fail. 0: something was wrong.
std::size_t exhaust(const Program& program, Fails how) {
  for (std::size_t nth = 1; nth < kMost; ++nth) {
    bool failed = false;
    if (!isWhole(program, nth, how, failed)) return 0;
    if (!failed) return nth - 1;
  }
  std::printf("%s: does not come to an end\n", program.name);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  std::vector<Program> programs;
  const auto add = [&](std::span<const Program> list) { programs.insert(programs.end(), list.begin(), list.end()); };
  add(kChains);
  add(kGroups);
  add(kReactors);
  add(kConnections);
  add(kTraces);
  bool whole = true;
  for (const Program& program : programs) {
    if (count > 1 && std::strcmp(words[1], program.name) != 0) continue;
    if (count > 3) {
      bool failed = false;
      const auto how = std::strcmp(words[2], "once") == 0 ? Fails::Once : Fails::FromThen;
      return isWhole(program, std::strtoul(words[3], nullptr, 10), how, failed) ? 0 : 1;
    }
    const std::size_t once = exhaust(program, Fails::Once);
    const std::size_t on = exhaust(program, Fails::FromThen);
    whole = whole && once > 0 && on > 0;
    std::printf("%s %zu %zu\n", program.name, once, on);
    std::fflush(stdout);
  }
  return whole ? 0 : 1;
}
