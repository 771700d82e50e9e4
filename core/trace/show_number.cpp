// show(double): a number as JavaScript writes it. In a page JavaScript itself does it, since the standard
// library's ways (to_chars, printf) would more than double the WebAssembly module.
#include <ravel/trace/show.h>

#include <cmath>

#ifdef __EMSCRIPTEN__
#include <emscripten/em_js.h>

// clang-format off
EM_JS(int, ravel_show_number, (double number, char* text), {
  const shown = String(number);
  for (let i = 0; i < shown.length; ++i) HEAP8[text + i] = shown.charCodeAt(i);
  return shown.length;
})
// clang-format on

std::string ravel::show(double number) {
  char text[32];
  return std::string(text, static_cast<std::size_t>(ravel_show_number(number, text)));
}

#else
#include <charconv>
#include <cstdlib>

std::string ravel::show(double number) {
  if (std::isnan(number)) return "NaN";
  if (number == 0) return "0";
  if (number < 0) return "-" + show(-number);
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
#endif
