// Values and errors between C++ and the traces.
#include "conformance/value.h"

namespace conformance {

using namespace ravel;

Failure errorOf(const json& error) {
  const std::string type = error.at("type");
  const std::string message = error.at("msg");
  if (type == "ErrA") return ErrA(message);
  if (type == "ErrB") return ErrB(message);
  return ErrC(message);
}

bool isOf(const Failure& failure, const std::string& type) {
  if (type == "ErrA") return failure.check<ErrA>();
  if (type == "ErrB") return failure.check<ErrB>();
  if (type == "ErrC") return failure.check<ErrC>();
  if (type == "CancelledError") return failure.check<CancelledError>();
  if (type == "TimeoutError") return failure.check<TimeoutError>();
  if (type == "FirstError") return failure.check<FirstError>();
  if (type == "AlreadyCalledError") return failure.check<AlreadyCalledError>();
  throw std::logic_error("unknown type " + type);
}

std::string pythonName(const Failure& failure) {
  // Where C++ has another word for it.
  if (failure.check<WrongResultType>()) return "TypeError";
  if (failure.check<std::invalid_argument>()) return "ValueError";
  const std::string name = failure.typeName();
  const std::string plain = name.substr(name.rfind(':') + 1);
  return plain == "Cancelled" ? "_InternalInlineCallbacksCancelledError" : plain;
}

Value::Value(json plain) : Value(Content(std::move(plain))) {
  const json& value = std::get<json>(content());
  if (!value.is_array()) return;
  List list;
  for (const json& item : value) list.emplace_back(item);
  *this = Value(Content(std::move(list)));
}

namespace {

Value outcomeOf(const Outcome<Value>& outcome) {
  const Value value = outcome.failed() ? Value(Content(outcome.failure())) : outcome.value();
  return Value(Content(List{Value(json(!outcome.failed())), value}));
}

}  // namespace

Value read(detail::Result& result) {
  using Kind = detail::Result::Kind;
  if (result.kind() == Kind::Failure) return Value(Content(result.failure()));
  if (result.kind() == Kind::Deferred) return Value(Content(Ref<detail::Chain>(result.deferred())));
  if (const Value* value = result.value<Value>()) return *value;
  if (const auto* list = result.value<ListResult<Value>>()) {
    if (list->first) return Value(Content(List{list->first->value, Value(json(list->first->index))}));
    List all;
    for (const auto& outcome : list->outcomes) all.push_back(outcomeOf(outcome));
    return Value(Content(std::move(all)));
  }
  if (const auto* values = result.value<std::vector<Value>>()) return Value(Content(List(*values)));
  if (const auto* lock = result.value<DeferredLock>()) return Value(Content(Object(*lock)));
  if (const auto* semaphore = result.value<DeferredSemaphore>()) return Value(Content(Object(*semaphore)));
  if (const auto* loop = result.value<LoopingCall>()) return Value(Content(Object(*loop)));
  if (const auto* task = result.value<CooperativeTask>()) return Value(Content(Object(*task)));
  return {};
}

void leave(detail::Result& result, const Value& value) {
  if (const auto* failure = std::get_if<Failure>(&value.content())) {
    result.setFailure(*failure);
  } else if (const auto* chain = std::get_if<Ref<detail::Chain>>(&value.content())) {
    result.setDeferred(*chain);
  } else {
    result.setValue(Value(value));
  }
}

}  // namespace conformance
