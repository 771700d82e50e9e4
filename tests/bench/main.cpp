// bench [--json] [FAMILY…]: times Ravel beside its peers, in one run. Prints a table, or one JSON object.
#include "bench.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>

namespace bench {

namespace {

constexpr int kRounds = 9;

bool json = false;
bool first = true;

}  // namespace

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

void report(const std::string& figure, double value, const std::string& unit, const std::string& peer, double ratio) {
  if (json) {
    std::printf("%s\n  \"%s\": {\"value\": %.6g, \"unit\": \"%s\"", first ? "{" : ",", figure.c_str(), value,
                unit.c_str());
    if (!peer.empty()) std::printf(", \"peer\": \"%s\", \"ratio\": %.6g", peer.c_str(), ratio);
    std::printf("}");
  } else {
    std::printf("%-58s %14.*f %-12s", figure.c_str(), value < 1000 ? 2 : 0, value, unit.c_str());
    if (!peer.empty()) std::printf(" ravel/%s = %.4f", peer.c_str(), ratio);
    std::printf("\n");
  }
  first = false;
  std::fflush(stdout);
}

void note(const std::string& text) { std::fprintf(stderr, "%s\n", text.c_str()); }

void compare(const std::string& figure, const std::vector<Side>& sides) {
  std::vector<std::vector<double>> values(sides.size()), ratios(sides.size());
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < sides.size(); ++i) {
      values[i].push_back(sides[i].sample());
      ratios[i].push_back(values[0].back() / values[i].back());
    }
  }
  report(figure, median(values[0]), "ns");
  for (std::size_t i = 1; i < sides.size(); ++i) {
    report(figure + ": " + sides[i].name, median(values[i]), "ns", sides[i].name, median(ratios[i]));
  }
}

}  // namespace bench

int main(int count, char** arguments) {
  const std::vector<std::pair<std::string, void (*)()>> families = {
      {"chains", bench::chains},     {"variants", bench::variants},
      {"errbacks", bench::errbacks}, {"coroutines", bench::coroutines},
      {"waiting", bench::waiting},   {"timers", bench::timers},
      {"turns", bench::turns}};
  std::vector<std::string> wanted;
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(arguments[i], "--json") == 0) {
      bench::json = true;
    } else {
      wanted.emplace_back(arguments[i]);
    }
  }
  for (const auto& [name, run] : families) {
    if (wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end()) run();
  }
  if (bench::json) std::printf("%s\n}\n", bench::first ? "{" : "");
}
