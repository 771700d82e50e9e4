// Failure: bodies made from thrown exceptions, and how errors are named.
#include <ravel/defer/failure.h>

#include <cstdlib>

#include <ravel/defer/errors.h>
#include <ravel/defer/type_name.h>

namespace ravel {

namespace {

class ThrownBody final : public detail::FailureBody {
 public:
  // NOLINTNEXTLINE(bugprone-throw-keyword-missing): it is kept here, not lost
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

class NoMemoryBody final : public detail::FailureBody {
 public:
  [[noreturn]] void raise() const override { throw std::bad_alloc(); }
  const std::exception* exception() const override { return &error_; }

 private:
  std::bad_alloc error_;
};

}  // namespace

detail::FailureBody* detail::orNoMemory(FailureBody* body) noexcept {
  if (body) return body;
  // One for each thread, as references are not counted atomically; it never goes.
  alignas(NoMemoryBody) static thread_local std::byte place[sizeof(NoMemoryBody)];
  static thread_local FailureBody* made = nullptr;
  if (!made) {
    made = ::new (static_cast<void*>(place)) NoMemoryBody;
    made->retain();
  }
  return made;
}

std::string detail::FailureBody::message() const {
  const std::exception* error = exception();
  return error ? error->what() : "an error that is no std::exception";
}

std::string detail::FailureBody::typeName() const {
  const std::exception* error = exception();
  return error ? detail::typeName(typeid(*error)) : "unknown error";
}

Failure::Failure(std::exception_ptr error)
    : body_(detail::orNoMemory(new(std::nothrow) ThrownBody(std::move(error)))) {}

void Failure::raiseException() const {
  body_->raise();
  std::abort();  // GCC does not see that a virtual function never returns
}

std::string Failure::getTraceback() const {
  return "Traceback (failure with no frames): " + typeName() + ": " + getErrorMessage() + "\n";
}

FirstError::FirstError(Failure subFailure, std::size_t index)
    : subFailure_(std::move(subFailure)), index_(index), message_("FirstError[#") {
  message_ += std::to_string(index_) + ", " + subFailure_.getErrorMessage() + "]";
}

Failure Failure::current() {
  std::exception_ptr error = std::current_exception();
  if (!error) throw NoCurrentExceptionError();
  return Failure(std::move(error));
}

}  // namespace ravel
