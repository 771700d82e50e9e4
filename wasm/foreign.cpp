// Foreign: values and failures of the page's language inside the core.
#include "foreign.h"

#include <cstdlib>

namespace ravel::page {

namespace {

std::string take(char* text) {
  std::string copy(text);
  std::free(text);
  return copy;
}

}  // namespace

std::string show(const Foreign& value) { return take(ravel_page_show(value.slot())); }

void ForeignBody::raise() const {
  throw ForeignError(Failure(Ref<detail::FailureBody>(const_cast<ForeignBody*>(this))));
}

std::string ForeignBody::message() const { return take(ravel_page_show(slot())); }
std::string ForeignBody::typeName() const { return take(ravel_page_error_type(slot())); }

Failure foreignFailure(int slot) { return Failure(Ref<detail::FailureBody>(new ForeignBody(slot))); }

int slotOf(const Failure& failure) {
  const auto* body = failure.body().get();
  if (body->language() == &ForeignBody::kLanguage) return static_cast<const ForeignBody*>(body)->slot();
  if (const auto* error = failure.check<ForeignError>()) return slotOf(error->failure);
  return 0;
}

Failure inPage(const Failure& failure) {
  if (slotOf(failure)) return failure;
  return foreignFailure(ravel_page_failure(failure.typeName().c_str(), failure.getErrorMessage().c_str()));
}

void ForeignCall::operator()() const {
  const int failure = ravel_page_call(held_.slot());
  if (failure) foreignFailure(failure).raiseException();
}

int cross(detail::Result& result) {
  if (result.isFailure()) {
    if (!slotOf(result.failure())) result.setFailure(inPage(result.failure()));
    return slotOf(result.failure());
  }
  if (const auto* value = result.value<Foreign>()) return value->slot();
  if (result.kind() == detail::Result::Kind::Value) {
    // A value of C++'s own: the page sees what it looks like.
    const std::string text = result.show();
    receive(result, ravel_page_string(text.data(), static_cast<int>(text.size())), 0);
    return result.value<Foreign>()->slot();
  }
  return 0;
}

void receive(detail::Result& result, int slot, int lane) {
  if (lane) {
    result.setFailure(foreignFailure(slot));
  } else if (slot) {
    result.setValue(Foreign(slot));
  } else {
    result.clear();
  }
}

}  // namespace ravel::page
