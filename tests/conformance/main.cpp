// conformance: programs in, one JSON object a line, with what the library makes of them as traces out.
//
//   conformance < programs          {"id":…, "trace":[…]} for each
//   conformance --check < cases     compares with the trace that each has; says which differ, and fails then
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <string>

#include "conformance/interpreter.h"

using conformance::json;

namespace {

json traceOf(const json& program) {
  conformance::Interpreter interpreter(program.at("program"), program.value("clock", "clock") == "reactor");
  return interpreter.run();
}

/// The number of the first event that differs, and both of them.
void sayDifference(const json& program, const json& trace) {
  const json& expected = program.at("trace");
  std::size_t i = 0;
  while (i < expected.size() && i < trace.size() && expected[i] == trace[i]) ++i;
  const auto event = [i](const json& all) { return i < all.size() ? all[i].dump() : std::string("(the end)"); };
  std::fprintf(stderr, "%s (%s), event %zu\n  expected: %s\n  found:    %s\n",
               program.at("id").get<std::string>().c_str(), program.value("profile", "").c_str(), i,
               event(expected).c_str(), event(trace).c_str());
}

/// How many did not agree.
std::size_t answerAll(bool check) {
  std::size_t agree = 0;
  std::size_t all = 0;
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty()) continue;
    const json program = json::parse(line);
    const json trace = traceOf(program);
    if (!check) {
      std::printf("%s\n", json{{"id", program.at("id")}, {"trace", trace}}.dump().c_str());
      continue;
    }
    ++all;
    if (trace == program.at("trace")) {
      ++agree;
    } else {
      sayDifference(program, trace);
    }
  }
  if (check) std::printf("%zu of %zu agree\n", agree, all);
  return all - agree;
}

}  // namespace

int main(int count, char** arguments) try {
  return answerAll(count == 2 && std::strcmp(arguments[1], "--check") == 0) == 0 ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "conformance: %s\n", error.what());
  return 2;
}
