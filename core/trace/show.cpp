// show(value): failures; and seconds with one place.
#include <ravel/trace/show.h>

#include <cmath>
#include <cstdint>

#include <ravel/defer/failure.h>

namespace ravel {

std::string seconds1(double seconds) {
  // As toFixed has it: the beginning of huge numbers is all there is, and from 1e21 on they are not written out.
  if (!(std::fabs(seconds) < 1e18)) return show(seconds) + (std::fabs(seconds) < 1e21 ? ".0" : "");
  // Ten times the number, and what that lost by rounding: 0.35 is a little less than it looks, and 0.3.
  const double eight = std::fabs(seconds) * 8;
  const double two = std::fabs(seconds) * 2;
  const double tens = eight + two;
  const double lost = two - (tens - eight);
  const double whole = std::floor(tens);
  const bool up = tens - whole > 0.5 || (tens - whole == 0.5 && lost >= 0);
  const std::uint64_t tenths = static_cast<std::uint64_t>(whole) + (up ? 1 : 0);
  const std::string text = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  return seconds < 0 ? "-" + text : text;
}

std::string showSpan(double seconds) {
  const std::string text = show(seconds);
  return text + (text.find_first_not_of("0123456789") == std::string::npos ? ".0 s" : " s");
}

std::string show(const Failure& failure) { return failure.getErrorMessage(); }

}  // namespace ravel
