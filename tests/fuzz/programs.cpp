// The fuzzer: bytes become programs of the conformance format, which the interpreter runs under sanitizers.
//
//   build/fuzz/tests/fuzz_programs                 goes on until it finds something
//   build/fuzz/tests/fuzz_programs --print FILE    the program that the bytes of a file make, and its trace
//
// Each program is run twice: with a trace sink that listens, and without. Both must come to the same trace.
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
  if (alone != observed || json::parse(ravel::traceJson(recorder)).size() != recorder.events().size()) {
    std::fprintf(stderr, "Listening changes what happens.\n%s\n%s\n%s\n", program.ops.dump().c_str(),
                 alone.dump().c_str(), observed.dump().c_str());
    std::abort();
  }
  return 0;
}
