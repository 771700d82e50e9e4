// Told: short texts for messages.
#include <ravel/trial/told.h>

namespace ravel::trial::detail {

std::string told(const Failure& failure) { return failure.typeName() + ": " + failure.getErrorMessage(); }

std::string told(const ravel::detail::Result& result) {
  return result.isFailure() ? told(result.failure()) : "the result " + result.show();
}

}  // namespace ravel::trial::detail
