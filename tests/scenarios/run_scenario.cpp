// The main program of a scenario's C++ version: plays it in virtual time.
//
//   <id>                         prints each line with its time, at last idle@t or stop@t
//   <id> --expect expected.txt   and compares: 1 and the first difference when they differ
//   <id> --trace file            … its trace with the file's: 1 and the first event in which they differ
//   <id> --write-trace file      writes its trace into the file
//
// Errors that nobody took go to standard error.
#include <cstdio>
#include <exception>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <ravel/ravel.h>
#include <ravel/stage.h>
#include <ravel/trace/json.h>
#include <ravel/trace/recorder.h>

#include "compare.h"
#include "network.h"

extern const char* const scenarioFolder;  // of the scenario this program was built for
void play(ravel::Stage& stage);

namespace {

std::vector<std::string> run(ravel::Recorder* recorder) {
  std::vector<std::string> lines;
  const auto write = [&lines](std::string line) {
    std::printf("%s\n", line.c_str());
    lines.push_back(std::move(line));
  };
  ravel::World world;
  world.setSink(recorder);
  ravel::VirtualReactor reactor(world);
  auto declared = scenarios::readNetwork(std::string(scenarioFolder) + "/network.json");
  ravel::SimulatedNetwork network(reactor, std::move(declared.pages));
  ravel::Stage stage(
      reactor, network, ravel::Random::kDefaultSeed,
      [&](std::string_view text) { write(ravel::show(reactor.seconds()) + ' ' + std::string(text)); },
      std::move(declared.links));
  play(stage);
  // A program without the reactor ends when it is through, at the time it has slept up to.
  write((reactor.stopped() ? "stop@" : "idle@") + ravel::show(reactor.seconds()));
  return lines;
}

/// What differs from the lines of a file, in words.
std::optional<std::string> differs(const char* file, const std::string& trace) {
  const std::vector<std::string> wanted = scenarios::readLines(file);
  std::istringstream lines(trace);
  std::string line;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!std::getline(lines, line)) line = "(nothing)";
    if (line != wanted[i]) {
      return "line " + std::to_string(i + 1) + "\n  expected: " + wanted[i] + "\n  recorded: " + line +
             "\nIf that is as it should be, write the traces anew: tests/traces/write.sh";
    }
  }
  return std::nullopt;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const std::string option = count == 3 ? arguments[1] : "";
    ravel::Recorder recorder;
    const std::vector<std::string> lines = run(&recorder);
    const std::string trace = ravel::traceJson(recorder) + '\n';
    if (option == "--write-trace") std::ofstream(arguments[2]) << trace;
    const auto difference = option == "--expect"  ? scenarios::difference(scenarios::readLines(arguments[2]), lines)
                            : option == "--trace" ? differs(arguments[2], trace)
                                                  : std::nullopt;
    if (!difference) return 0;
    std::fprintf(stderr, "%s differs from %s in %s\n", scenarioFolder, arguments[2], difference->c_str());
    return 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", scenarioFolder, error.what());
    return 1;
  }
}
