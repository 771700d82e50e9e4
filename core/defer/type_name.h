// typeName: a type as a reader would write it.
#pragma once

#include <string>
#include <typeinfo>

namespace ravel::detail {

/// "std::runtime_error", "int", "HttpError" (this library's own without their namespace). Templates and
/// other rare things come as the compiler encodes them.
std::string typeName(const std::type_info& type);

}  // namespace ravel::detail
