// The main program of a scenario's C++ version: plays it in virtual time.
//
//   <id>                         prints each line with its time, at last idle@t or stop@t
//   <id> --expect expected.txt   and compares: 1 and the first difference when they differ
//   <id> --trace file            and writes the trace into a file, as JSON
//
// Errors that nobody took go to standard error.
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
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

}  // namespace

int main(int count, char** arguments) {
  try {
    const bool traced = count == 3 && std::strcmp(arguments[1], "--trace") == 0;
    ravel::Recorder recorder;
    const std::vector<std::string> lines = run(traced ? &recorder : nullptr);
    if (traced) std::ofstream(arguments[2]) << ravel::traceJson(recorder) << '\n';
    if (count == 3 && std::strcmp(arguments[1], "--expect") == 0) {
      if (const auto differs = scenarios::difference(scenarios::readLines(arguments[2]), lines)) {
        std::fprintf(stderr, "%s differs from %s in %s\n", scenarioFolder, arguments[2], differs->c_str());
        return 1;
      }
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", scenarioFolder, error.what());
    return 1;
  }
}
