// typeName: enough of the Itanium encoding for the names of classes. The runtime's own decoder would
// add a fifth to the WebAssembly module.
#include <ravel/defer/type_name.h>

#include <string_view>

namespace ravel::detail {

namespace {

/// Reads "5ravel14CancelledError" from the front; what it can't read stays.
std::string readNames(std::string_view& code) {
  std::string name;
  while (!code.empty() && code.front() >= '1' && code.front() <= '9') {
    std::size_t length = 0;
    std::size_t digits = 0;
    while (digits < code.size() && code[digits] >= '0' && code[digits] <= '9') {
      length = length * 10 + static_cast<std::size_t>(code[digits++] - '0');
    }
    if (code.size() < digits + length) return {};
    if (!name.empty()) name += "::";
    name += code.substr(digits, length);
    code.remove_prefix(digits + length);
  }
  return name;
}

std::string_view basic(char code) {
  switch (code) {
    case 'i': return "int";
    case 'j': return "unsigned";
    case 'l': return "long";
    case 'b': return "bool";
    case 'c': return "char";
    case 'd': return "double";
    case 'f': return "float";
    default: return {};
  }
}

}  // namespace

std::string typeName(const std::type_info& type) {
  const std::string_view whole = type.name();
  if (whole.size() == 1 && !basic(whole.front()).empty()) return std::string(basic(whole.front()));
  std::string_view code = whole;
  const bool nested = code.starts_with('N');
  if (nested) code.remove_prefix(1);
  const bool standard = code.starts_with("St");
  if (standard) code.remove_prefix(2);
  std::string name = readNames(code);
  if (name.empty() || code != (nested ? "E" : "")) {
    return whole.find("basic_string") != std::string_view::npos && whole.find("char_traits") != std::string_view::npos
               ? "std::string"
               : std::string(whole);
  }
  if (standard) return "std::" + name;
  return name.starts_with("ravel::") ? name.substr(7) : name;
}

}  // namespace ravel::detail
