// Place: a line of a program.
#pragma once

namespace ravel {

/// As a last parameter with the default `Place::here()`, it is the line of the call.
struct Place {
  const char* file = "";
  unsigned line = 0;  // 0: not known

  static constexpr Place here(const char* file = __builtin_FILE(), unsigned line = __builtin_LINE()) {
    return {file, line};
  }
};

}  // namespace ravel
