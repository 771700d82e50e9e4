// show(value): the short text by which a value appears in traces and on the console.
#pragma once

#include <concepts>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <ravel/host.h>

namespace ravel {

class Failure;
template <class T>
class Deferred;

/// Seconds with one decimal, as the course prints times (and JavaScript's toFixed): 1.5 is "1.5", 2 is "2.0".
std::string seconds1(double seconds);

/// A span of time, for messages: 2 is "2.0 s", 0.25 is "0.25 s".
std::string showSpan(double seconds);

/// A missing value.
inline constexpr std::string_view kNothing = "(nothing)";

inline std::string show(double number) { return host::numberText(number); }
inline std::string show(std::nullptr_t) { return std::string(kNothing); }
inline std::string show(bool value) { return value ? "true" : "false"; }
inline std::string show(std::string_view text) { return std::string(text); }
inline std::string show(const std::string& text) { return text; }
inline std::string show(const char* text) { return text; }
template <std::integral I>
std::string show(I number) {
  return std::to_string(number);
}
std::string show(const Failure& failure);
template <class T>
std::string show(const Deferred<T>&) {
  return "<Deferred>";
}
template <class T>
std::string show(const std::optional<T>& value);
template <class T>
std::string showAny(const T& value);

template <class T>
concept Listed = requires(const T& list) {
  std::begin(list);
  std::end(list);
} && !std::convertible_to<const T&, std::string_view>;

/// Lists are joined by ", ".
template <Listed List>
std::string show(const List& list) {
  std::string text;
  bool first = true;
  for (const auto& item : list) {
    if (!std::exchange(first, false)) text += ", ";
    text += showAny(item);
  }
  return text;
}

template <class T>
std::string show(const std::optional<T>& value) {
  return value ? showAny(*value) : std::string(kNothing);
}

/// What a type without a show() of its own is called in traces.
template <class T>
std::string showAny(const T& value) {
  if constexpr (requires {
                  { show(value) } -> std::convertible_to<std::string>;
                }) {
    return show(value);
  } else {
    return "<object>";
  }
}

}  // namespace ravel
