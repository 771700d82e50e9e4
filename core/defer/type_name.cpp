// typeName: enough of the Itanium encoding for the names of classes. The runtime's own decoder would
// add a fifth to the WebAssembly module.
#include <ravel/defer/type_name.h>

#include <cstring>

namespace ravel::detail {

namespace {

const char* basic(char code) {
  switch (code) {
    case 'i': return "int";
    case 'j': return "unsigned";
    case 'l': return "long";
    case 'b': return "bool";
    case 'c': return "char";
    case 'd': return "double";
    case 'f': return "float";
    default: return nullptr;
  }
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string typeName(const std::type_info& type) {
  const char* const whole = type.name();
  if (!whole[1] && basic(*whole)) return basic(*whole);
  if (type == typeid(std::string)) return "std::string";
  // "N5ravel14CancelledErrorE", "St13runtime_error": lengths and names, and what stands around them.
  const char* code = whole;
  const bool nested = *code == 'N';
  if (nested) ++code;
  std::string name;
  if (std::strncmp(code, "St", 2) == 0) {
    name = "std";
    code += 2;
  }
  while (isDigit(*code)) {
    std::size_t length = 0;
    while (isDigit(*code)) length = length * 10 + static_cast<std::size_t>(*code++ - '0');
    if (!name.empty()) name += "::";
    name.append(code, length);
    code += length;
  }
  if (name.size() > 3 && std::strcmp(code, nested ? "E" : "") == 0) {
    return std::strncmp(name.c_str(), "ravel::", 7) == 0 ? name.substr(7) : name;
  }
  return whole;
}

}  // namespace ravel::detail
