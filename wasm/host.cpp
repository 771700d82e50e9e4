// The host, by JavaScript: it has both already, and the standard library's ways (to_chars, stdio) would more than
// double the module.
#include <ravel/host.h>

#include <emscripten/console.h>
#include <emscripten/em_js.h>

// clang-format off
EM_JS(int, ravel_number_text, (double number, char* text), {
  const shown = String(number);
  for (let i = 0; i < shown.length; ++i) HEAP8[text + i] = shown.charCodeAt(i);
  return shown.length;
})
// clang-format on

std::string ravel::host::numberText(double number) {
  char text[32];
  return std::string(text, static_cast<std::size_t>(ravel_number_text(number, text)));
}

void ravel::host::complain(const char* line) { emscripten_console_error(line); }
