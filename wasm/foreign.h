// Foreign: a value of the page's language on its way through the core, by its slot.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include <ravel/defer/failure.h>
#include <ravel/defer/result.h>

#include "page.h"

namespace ravel::page {

/// Owns a slot. Slot 0 is `undefined`, which the core carries as "no value".
class Foreign {
 public:
  explicit Foreign(int slot) : slot_(slot) {}
  Foreign(Foreign&& other) noexcept : slot_(std::exchange(other.slot_, 0)) {}
  Foreign& operator=(Foreign&& other) noexcept {
    std::swap(slot_, other.slot_);
    return *this;
  }
  ~Foreign() {
    if (slot_) ravel_page_release(slot_);
  }
  int slot() const { return slot_; }
  int detach() { return std::exchange(slot_, 0); }

 private:
  int slot_;
};

std::string show(const Foreign& value);

/// A Failure object of the page's language: what it wraps is the original error, by identity.
class ForeignBody final : public detail::FailureBody, public std::exception {
 public:
  explicit ForeignBody(int slot) : failure_(slot) {}
  [[noreturn]] void raise() const override;
  const std::exception* exception() const override { return this; }
  std::string message() const override;
  std::string typeName() const override;
  const void* language() const override { return &kLanguage; }
  const char* what() const noexcept override { return "an error of the page's language"; }
  int slot() const { return failure_.slot(); }

 private:
  static constexpr char kLanguage = 0;
  friend int slotOf(const Failure& failure);
  Foreign failure_;
};

/// What ForeignBody::raise throws: an error of the page's language crossing C++ frames.
class ForeignError final : public std::exception {
 public:
  explicit ForeignError(Failure failure) : failure(std::move(failure)) {}
  const char* what() const noexcept override { return "an error of the page's language"; }
  Failure failure;
};

/// Takes over a slot that holds a Failure object.
Failure foreignFailure(int slot);
/// The slot of the Failure object for a failure, which goes on owning it; 0 for one of the core's own.
int slotOf(const Failure& failure);
/// The same failure as the page's language sees it: the core's own errors are made into objects there.
Failure inPage(const Failure& failure);

/// Calls f. 0, or the slot of the Failure of what it threw; the page owns it then.
template <class F>
int caught(F&& f) {
  try {
    f();
    return 0;
  } catch (...) {
    const Failure failure = inPage(Failure::current());
    return ravel_page_own(slotOf(failure));
  }
}

/// A function of the page's, in a slot, as the reactor calls it.
class ForeignCall {
 public:
  explicit ForeignCall(int slot) : held_(slot) {}
  void operator()() const;

 private:
  Foreign held_;
};

/// The slot of what a result carries, still owned by it. For one that carries no Deferred.
int cross(detail::Result& result);
/// Puts a slot (which it takes over) into a result; `lane` is 1 for a Failure.
void receive(detail::Result& result, int slot, int lane);

}  // namespace ravel::page
