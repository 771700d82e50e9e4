// show(value): numbers and failures.
#include <ravel/trace/show.h>

#include <charconv>
#include <cmath>
#include <cstdio>

#include <ravel/defer/failure.h>

namespace ravel {

std::string seconds1(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", seconds);
  return text;
}

std::string show(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;  // shortest text that reads back equal
  return std::string(text, end);
}

std::string show(const Failure& failure) { return failure.getErrorMessage(); }

}  // namespace ravel
