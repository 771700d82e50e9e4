// Failure: bodies made from thrown exceptions, and how errors are named.
#include <ravel/defer/failure.h>

#include <cstdlib>
#include <memory>

#include <cxxabi.h>

#include <ravel/defer/errors.h>

namespace ravel {

namespace {

std::string readable(const std::type_info& type) {
  int status = 0;
  std::unique_ptr<char, decltype(&std::free)> name(abi::__cxa_demangle(type.name(), nullptr, nullptr, &status),
                                                   &std::free);
  std::string text = status == 0 && name ? name.get() : type.name();
  const std::string own = "ravel::";
  return text.rfind(own, 0) == 0 ? text.substr(own.size()) : text;
}

class ThrownBody final : public detail::FailureBody {
 public:
  explicit ThrownBody(std::exception_ptr error) : error_(std::move(error)) {
    try {
      std::rethrow_exception(error_);
    } catch (const std::exception& exception) {
      exception_ = &exception;  // the object lives as long as error_
    } catch (...) {
    }
  }
  [[noreturn]] void raise() const override { std::rethrow_exception(error_); }
  const std::exception* exception() const override { return exception_; }

 private:
  std::exception_ptr error_;
  const std::exception* exception_ = nullptr;
};

}  // namespace

std::string detail::FailureBody::message() const {
  const std::exception* error = exception();
  return error ? error->what() : "an error that is no std::exception";
}

std::string detail::FailureBody::typeName() const {
  const std::exception* error = exception();
  return error ? readable(typeid(*error)) : "unknown error";
}

Failure::Failure(std::exception_ptr error) : body_(new ThrownBody(std::move(error))) {}

void Failure::raiseException() const {
  body_->raise();
  std::abort();  // GCC does not see that a virtual function never returns
}

Failure Failure::current() {
  std::exception_ptr error = std::current_exception();
  if (!error) throw NoCurrentExceptionError();
  return Failure(std::move(error));
}

}  // namespace ravel
