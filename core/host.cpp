// The host, by the standard library.
#include <ravel/host.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

std::string ravel::host::numberText(double number) {
  if (std::isnan(number)) return "NaN";
  if (number == 0) return "0";
  if (number < 0) return "-" + numberText(-number);
  if (std::isinf(number)) return "Infinity";
  char text[32];  // as "1.2345e-07"
  char* const end = std::to_chars(text, text + sizeof text, number, std::chars_format::scientific).ptr;
  std::string digits(text, end);
  const std::size_t e = digits.find('e');
  const int point = std::atoi(digits.c_str() + e + 1) + 1;  // the digits before the decimal point
  digits.resize(e);
  if (e > 1) digits.erase(1, 1);
  const int count = static_cast<int>(digits.size());
  if (point > 21 || point < -5) {
    if (count > 1) digits.insert(1, 1, '.');
    return digits + (point > 0 ? "e+" : "e-") + std::to_string(std::abs(point - 1));
  }
  if (point <= 0) return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (count <= point) return digits + std::string(static_cast<std::size_t>(point - count), '0');
  return digits.insert(static_cast<std::size_t>(point), 1, '.');
}

void ravel::host::complain(const char* line) {
  std::fputs(line, stderr);
  std::fputc('\n', stderr);
}
