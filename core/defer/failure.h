// Failure: an error on its way along a chain.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <typeinfo>
#include <utility>

#include <ravel/defer/ref.h>

namespace ravel {

namespace detail {

/// What a Failure holds. Immutable; shared by every Failure copied from the same one.
class FailureBody {
 public:
  void retain() { ++references_; }
  void release() {
    if (--references_ == 0) delete this;
  }

  /// Throws the error itself.
  [[noreturn]] virtual void raise() const = 0;
  /// The error as a std::exception; null where it is something else.
  virtual const std::exception* exception() const = 0;
  /// The error's message, without its type.
  virtual std::string message() const;
  /// The name of the error's type, as a reader would write it.
  virtual std::string typeName() const;
  /// Marks bodies that another language owns (see wasm/): a tag only that language knows; else null.
  virtual const void* language() const { return nullptr; }

 protected:
  virtual ~FailureBody() = default;

 private:
  std::uint32_t references_ = 0;
};

template <std::derived_from<std::exception> E>
class ErrorBody final : public FailureBody {
 public:
  explicit ErrorBody(E error) : error_(std::move(error)) {}
  [[noreturn]] void raise() const override {
    // One object, however often it is raised: what a catch clause refers to lives as long as the body.
    if (!thrown_) thrown_ = std::make_exception_ptr(error_);
    std::rethrow_exception(thrown_);
  }
  const std::exception* exception() const override { return &error_; }

 private:
  E error_;
  mutable std::exception_ptr thrown_;  // null until it is raised
};

/// `body`, or, if it is null, one of std::bad_alloc, which is always there.
FailureBody* orNoMemory(FailureBody* body) noexcept;

}  // namespace detail

/// An error that travels down the errback lane. Copies share one immutable body, so a Failure costs
/// a pointer. Follows Twisted's Failure: `check` asks for a type, `trap` takes some types and raises
/// the rest again, `raiseException` raises the error. Where there is no memory for the error, it is std::bad_alloc
/// instead: to make a Failure never fails.
///
///     d.addErrback([](const Failure& failure) {
///       failure.trap<HttpError>();        // anything else goes on to the next errback
///       return std::string("no page");    // back to the callback lane
///     });
class Failure {
 public:
  /// Wraps an error that was not thrown.
  template <std::derived_from<std::exception> E>
  Failure(E error)  // NOLINT: implicit on purpose
      : body_(detail::orNoMemory(new(std::nothrow) detail::ErrorBody<E>(std::move(error)))) {}
  /// Wraps any thrown thing.
  explicit Failure(std::exception_ptr error);
  /// For other languages' errors.
  explicit Failure(Ref<detail::FailureBody> body) : body_(std::move(body)) {}

  /// The exception being handled; throws NoCurrentExceptionError when there is none.
  static Failure current();

  /// The error as an E (or a type derived from E), or null.
  template <class E>
  const E* check() const {
    if constexpr (std::derived_from<E, std::exception>) {
      return dynamic_cast<const E*>(body_->exception());
    } else {
      try {
        raiseException();
      } catch (const E& error) {
        return &error;  // alive as long as the body: it holds the exception object
      } catch (...) {
        return nullptr;
      }
    }
  }

  /// Returns the index of the first of the types that the error is; raises the error when it is none.
  template <class... E>
  std::size_t trap() const {
    std::size_t index = 0;
    const bool found = ((check<E>() != nullptr || (++index, false)) || ...);
    if (!found) raiseException();
    return index;
  }

  /// Throws the error itself.
  [[noreturn]] void raiseException() const;

  /// What the error says, without its type.
  std::string getErrorMessage() const { return body_->message(); }
  /// The name of the error's type.
  std::string typeName() const { return body_->typeName(); }

  /// As text: "Traceback: std::runtime_error: boom". C++ keeps no stack with an error, so there are no frames.
  std::string getBriefTraceback() const { return "Traceback: " + typeName() + ": " + getErrorMessage() + "\n"; }
  /// "Traceback (failure with no frames): std::runtime_error: boom".
  std::string getTraceback() const;
  void printTraceback(std::FILE* out = stderr) const { std::fputs(getTraceback().c_str(), out); }

  const Ref<detail::FailureBody>& body() const { return body_; }

 private:
  Ref<detail::FailureBody> body_;
};

}  // namespace ravel
