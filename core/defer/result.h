// Result: what a chain carries between two callbacks: nothing, a value, a Failure or another Deferred.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <utility>

#include <ravel/defer/failure.h>
#include <ravel/trace/show.h>

namespace ravel::detail {

class Chain;

/// How to handle a value whose type the chain does not know.
struct ValueOps {
  const std::type_info& type;
  std::size_t trivial;                       // the size, where copying so many bytes moves it: 4, 8, or 0
  void (*move)(void* from, void* to);        // from is gone afterwards
  void (*copy)(const void* from, void* to);  // null where a copy may throw, or is no trifle
  void (*destroy)(void*);                    // null where there is nothing to destroy
  std::string (*show)(const void*);
  bool isInt;
};

/// Values that cost nothing to copy stay in the chain while a callback runs, as in Twisted, so that
/// another Deferred may still take them; larger ones are moved into the callback.
template <class T>
inline constexpr bool kStays = std::is_nothrow_copy_constructible_v<T> && sizeof(T) <= 2 * sizeof(void*);

/// One slot of 32 bytes. Values that do not fit, or whose move may throw, are boxed on the heap.
class Result {
 public:
  enum class Kind : std::uint8_t {
    Null,      // no value: before firing, after a callback that returned nothing, or taken by a waiter
    Value,     // ops_ says of which type
    Failure,   // the errback lane
    Deferred,  // the chain waits for this one
  };

  Result() = default;
  Result(Result&& other) noexcept { take(other); }
  Result& operator=(Result&& other) noexcept {
    if (this != &other) {
      clear();
      take(other);
    }
    return *this;
  }
  ~Result() { clear(); }

  Kind kind() const { return kind_; }
  bool isFailure() const { return kind_ == Kind::Failure; }
  bool isDeferred() const { return kind_ == Kind::Deferred; }

  template <class T>
  void setValue(T&& value);
  void setFailure(ravel::Failure failure) {
    clear();
    ::new (static_cast<void*>(space_)) ravel::Failure(std::move(failure));
    kind_ = Kind::Failure;
  }
  static Result of(ravel::Failure failure) {
    Result made;
    made.setFailure(std::move(failure));
    return made;
  }
  void setDeferred(Ref<Chain> chain);
  void clear() {
    if (kind_ == Kind::Value && !ops_->destroy) {
      kind_ = Kind::Null;
    } else if (kind_ != Kind::Null) {
      destroy();
    }
  }

  /// The value, if it is a T; else null.
  template <class T>
  T* value();
  const ravel::Failure& failure() const { return *std::launder(reinterpret_cast<const ravel::Failure*>(space_)); }
  Chain* deferred() const;
  Ref<Chain> takeDeferred();
  /// A copy of a value that stays (see kStays), or of a failure; else null.
  Result copy() const;

  /// Short text for traces. Never throws: what can't be shown is "<object>".
  std::string show() const noexcept;
  /// The value, if it is an int: what that looks like can be said later.
  const int* asInt() const {
    return kind_ == Kind::Value && ops_->isInt ? std::launder(reinterpret_cast<const int*>(space_)) : nullptr;
  }
  /// The name of what is here, for WrongResultType.
  std::string typeName() const;

 private:
  static constexpr std::size_t kSpace = 32;

 public:
  /// Whether setValue() needs no memory.
  template <class T>
  static constexpr bool fits =
      sizeof(T) <= kSpace && alignof(T) <= alignof(void*) && std::is_nothrow_move_constructible_v<T>;

 private:
  template <class T>
  using Held = std::conditional_t<fits<T>, T, std::unique_ptr<T>>;

  template <class T>
  static const ValueOps kOps;

  void take(Result& other) noexcept;
  void destroy();

  alignas(void*) std::byte space_[kSpace];
  const ValueOps* ops_ = nullptr;
  Kind kind_ = Kind::Null;
};

template <class T>
inline const ValueOps Result::kOps = {
    typeid(T),
    std::is_trivially_copyable_v<T> && (sizeof(T) == 4 || sizeof(T) == 8) ? sizeof(T) : 0,
    [](void* from, void* to) {
      ::new (to) Held<T>(std::move(*static_cast<Held<T>*>(from)));
      std::destroy_at(static_cast<Held<T>*>(from));
    },
    [] {
      if constexpr (kStays<T> && fits<T>) {
        return +[](const void* from, void* to) { ::new (to) T(*static_cast<const T*>(from)); };
      } else {
        return static_cast<void (*)(const void*, void*)>(nullptr);
      }
    }(),
    [] {
      void (*destroy)(void*) = nullptr;
      if constexpr (!std::is_trivially_destructible_v<Held<T>>) {
        destroy = [](void* at) { std::destroy_at(static_cast<Held<T>*>(at)); };
      }
      return destroy;
    }(),
    [](const void* at) {
      if constexpr (fits<T>) {
        return showAny(*static_cast<const T*>(at));
      } else {
        return showAny(**static_cast<const std::unique_ptr<T>*>(at));
      }
    },
    std::is_same_v<T, int>};

template <class V>
void Result::setValue(V&& value) {
  using T = std::decay_t<V>;
  if constexpr (fits<T> && std::is_trivially_copyable_v<T>) {
    const T copy(std::forward<V>(value));
    if (kind_ != Kind::Value || ops_ != &kOps<T>) clear();
    ::new (static_cast<void*>(space_)) T(copy);
  } else if constexpr (fits<T>) {
    T copy(std::forward<V>(value));  // may throw, and may come out of this very slot
    clear();
    ::new (static_cast<void*>(space_)) T(std::move(copy));
  } else {
    auto box = std::make_unique<T>(std::forward<V>(value));
    clear();
    ::new (static_cast<void*>(space_)) std::unique_ptr<T>(std::move(box));
  }
  ops_ = &kOps<T>;
  kind_ = Kind::Value;
}

template <class T>
T* Result::value() {
  if (kind_ != Kind::Value || (ops_ != &kOps<T> && ops_->type != typeid(T))) return nullptr;
  if constexpr (fits<T>) {
    return std::launder(reinterpret_cast<T*>(space_));
  } else {
    return std::launder(reinterpret_cast<std::unique_ptr<T>*>(space_))->get();
  }
}

}  // namespace ravel::detail
