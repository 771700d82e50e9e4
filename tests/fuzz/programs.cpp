// The fuzzer: bytes become programs of the conformance format, which the interpreter runs under sanitizers.
//
//   build/fuzz/tests/fuzz_programs                 goes on until it finds something
//   build/fuzz/tests/fuzz_programs --print FILE    the program that the bytes of a file make, and its trace
//
// Each program is run three times: plainly; with a trace sink that listens; and with unreachable Deferreds taken
// apart as early as can be. All must come to the same trace.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include <ravel/trace/json.h>

#include "conformance/interpreter.h"
#include "fuzz/make_program.h"

using conformance::json;

namespace {

json traceOf(const fuzz::Program& program, ravel::TraceSink* sink) {
  conformance::Interpreter interpreter(program.ops, program.onReactor);
  interpreter.world().setSink(sink);
  json trace = interpreter.run();
  interpreter.world().setSink(nullptr);
  return trace;
}

json traceCollecting(const fuzz::Program& program) {
  conformance::Interpreter interpreter(program.ops, program.onReactor);
  interpreter.collectsOften();
  return interpreter.run();
}

/// The trace with its `unhandled` events at the end, in an order of their own.
json withUnhandledLast(const json& trace) {
  std::vector<json> events = trace;
  const auto end = std::stable_partition(events.begin(), events.end(),
                                         [](const json& event) { return event.at("ev") != "unhandled"; });
  std::sort(end, events.end());
  return events;
}

void refuse(const char* what, const fuzz::Program& program, const json& expected, const json& found) {
  std::fprintf(stderr, "%s\n%s\n%s\n%s\n", what, program.ops.dump().c_str(), expected.dump().c_str(),
               found.dump().c_str());
  std::abort();
}

/// `--print FILE` instead of fuzzing.
void print(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto program = fuzz::makeProgram(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  json made{{"v", 1}, {"id", path}, {"clock", program.onReactor ? "reactor" : "clock"}, {"program", program.ops}};
  std::printf("%s\n", made.dump().c_str());
  std::fflush(stdout);
  for (const json& event : traceOf(program, nullptr)) std::printf("%s\n", event.dump().c_str());
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  if (*count != 3 || std::strcmp((*arguments)[1], "--print") != 0) return 0;
  print((*arguments)[2]);
  std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Program program = fuzz::makeProgram(data, size);
  const json alone = traceOf(program, nullptr);
  ravel::Recorder recorder;
  const json observed = traceOf(program, &recorder);
  if (alone != observed) refuse("Listening changes what happens.", program, alone, observed);
  const json events = json::parse(ravel::traceJson(recorder)).at("events");
  if (events.size() != recorder.events().size()) refuse("Events got lost.", program, alone, events);
  const json collected = traceCollecting(program);
  if (withUnhandledLast(alone) != withUnhandledLast(collected)) {
    refuse("Collecting changes what happens.", program, alone, collected);
  }
  return 0;
}
