// show(value): numbers and failures.
//
// Written out by hand, since the ways of the standard library (to_chars, printf) carry tables or soft
// floats that would more than double the WebAssembly module.
#include <ravel/trace/show.h>

#include <cmath>
#include <cstdint>

#include <ravel/defer/failure.h>

namespace ravel {

namespace {

/// `digits` as a decimal number with `decimals` places: 1250, 2 is "12.50".
std::string withPoint(std::uint64_t digits, int decimals) {
  std::string text = std::to_string(digits);
  if (decimals == 0) return text;
  const auto places = static_cast<std::size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  text.insert(text.size() - places, 1, '.');
  return text;
}

/// The fewest decimals that read back as the same number: dividing two exact numbers rounds correctly.
std::string shortest(double number) {
  double scale = 1;
  for (int decimals = 0; decimals <= 20; ++decimals, scale *= 10) {
    const double digits = std::round(number * scale);
    if (digits >= 1.8e19) break;
    if (digits / scale == number) return withPoint(static_cast<std::uint64_t>(digits), decimals);
  }
  return {};
}

/// Very large and very small numbers, with up to 16 digits and an exponent.
std::string withExponent(double number) {
  int exponent = static_cast<int>(std::floor(std::log10(number)));
  double mantissa = exponent < -300 ? number * 1e300 / std::pow(10, exponent + 300) : number / std::pow(10, exponent);
  if (mantissa >= 10) {
    mantissa /= 10;
    ++exponent;
  }
  std::string text = withPoint(static_cast<std::uint64_t>(std::round(mantissa * 1e15)), 15);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + (exponent < 0 ? "e" : "e+") + std::to_string(exponent);
}

}  // namespace

std::string seconds1(double seconds) {
  // Ten times the number, and what that lost by rounding: 0.35 is a little less than it looks, and 0.3.
  const double eight = std::fabs(seconds) * 8;
  const double two = std::fabs(seconds) * 2;
  const double tens = eight + two;
  const double lost = two - (tens - eight);
  const double whole = std::floor(tens);
  const bool up = tens - whole > 0.5 || (tens - whole == 0.5 && lost >= 0);
  const std::string text = withPoint(static_cast<std::uint64_t>(whole) + (up ? 1 : 0), 1);
  return seconds < 0 ? "-" + text : text;
}

std::string show(double number) {
  if (std::isnan(number)) return "NaN";
  if (number < 0) return "-" + show(-number);
  if (std::isinf(number)) return "Infinity";
  if (number == 0) return "0";
  if (number >= 1e-6 && number < 1e19) {
    if (std::string text = shortest(number); !text.empty()) return text;
  }
  return withExponent(number);
}

std::string show(const Failure& failure) { return failure.getErrorMessage(); }

}  // namespace ravel
