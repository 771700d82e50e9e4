// Told: short texts for messages.
#include <ravel/trial/told.h>

#include <ravel/trace/show.h>

namespace ravel::trial::detail {

std::string told(const Failure& failure) { return failure.typeName() + ": " + failure.getErrorMessage(); }

std::string told(const ravel::detail::Result& result) {
  return result.isFailure() ? told(result.failure()) : "the result " + result.show();
}

std::string toldSeconds(double seconds) {
  const std::string text = show(seconds);
  return text + (text.find_first_not_of("0123456789") == std::string::npos ? ".0 s" : " s");
}

}  // namespace ravel::trial::detail
