// bench [--json] [FAMILY…]: times Ravel beside its peers, in one run. Prints a table, or one JSON object.
#include "bench.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <utility>

namespace bench {

namespace {

bool json = false;
bool first = true;

/// One row, or one entry of the object; `more` is what the entry has besides.
void row(const std::string& figure, double value, const std::string& unit, const std::string& remark,
         const std::string& more) {
  if (json) {
    std::printf("%s\n  \"%s\": {\"value\": %.6g, \"unit\": \"%s\"%s}", first ? "{" : ",", figure.c_str(), value,
                unit.c_str(), more.c_str());
  } else {
    std::printf("%-58s %14.*f %-12s %s\n", figure.c_str(), value < 1000 ? 2 : 0, value, unit.c_str(), remark.c_str());
  }
  first = false;
  std::fflush(stdout);
}

std::string text(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.4g", value);
  return digits;
}

}  // namespace

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

void report(const std::string& figure, double value, const std::string& unit, const std::string& peer, double ratio) {
  if (peer.empty()) return row(figure, value, unit, "", "");
  row(figure, value, unit, "ravel/" + peer + " = " + text(ratio),
      ", \"peer\": \"" + peer + "\", \"ratio\": " + text(ratio));
}

void reportRate(const std::string& figure, const std::vector<double>& rates) {
  const double best = *std::max_element(rates.begin(), rates.end());
  row(figure, median(rates), "1/s", "best " + text(best), ", \"best\": " + text(best));
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
