// How trial tells of failures, types and times.
#pragma once

#include <string>
#include <typeinfo>

#include <ravel/defer/failure.h>
#include <ravel/defer/result.h>
#include <ravel/defer/type_name.h>

namespace ravel::trial::detail {

/// "RangeError: too far".
std::string told(const Failure& failure);
/// The same for a failure, else the value as it is printed.
std::string told(const ravel::detail::Result& result);

/// "HttpError or ConnectError"; "a failure" where there are no types.
template <class... E>
std::string anyOf() {
  std::string names;
  ((names += (names.empty() ? "" : " or ") + ravel::detail::typeName(typeid(E))), ...);
  return names.empty() ? "a failure" : names;
}

template <class... E>
bool isAnyOf(const Failure& failure) {
  return sizeof...(E) == 0 || ((failure.check<E>() != nullptr) || ...);
}

}  // namespace ravel::trial::detail
