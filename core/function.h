// Function<R(A...)>: a callable that is moved, never copied; small ones need no allocation.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace ravel {

template <class Signature>
class Function;

/// Owns a callable. Callables of up to 48 bytes that move without throwing are kept inside.
/// Calling an empty Function is undefined; test it first where it may be empty.
template <class R, class... A>
class Function<R(A...)> {
 public:
  Function() = default;

  template <class F>
    requires(!std::is_same_v<std::decay_t<F>, Function> && std::is_invocable_r_v<R, std::decay_t<F>&, A...>)
  Function(F&& callable) {  // NOLINT: implicit, as for std::function
    using Callable = std::decay_t<F>;
    if constexpr (fits<Callable>) {
      if constexpr (isTrifle<Callable>) std::memset(space_, 0, kTrifle);  // all of which is copied
      ::new (static_cast<void*>(space_)) Callable(std::forward<F>(callable));
      table_ = &kInside<Callable>;
    } else {
      using Box = std::unique_ptr<Callable>;
      ::new (static_cast<void*>(space_)) Box(std::make_unique<Callable>(std::forward<F>(callable)));
      table_ = &kBoxed<Callable>;
    }
  }

  Function(Function&& other) noexcept : table_(std::exchange(other.table_, nullptr)) {
    takeFrom(other);
  }
  Function& operator=(Function&& other) noexcept {
    if (this != &other) {
      reset();
      table_ = std::exchange(other.table_, nullptr);
      takeFrom(other);
    }
    return *this;
  }
  ~Function() { reset(); }

  R operator()(A... args) { return table_->call(space_, std::forward<A>(args)...); }
  explicit operator bool() const { return table_ != nullptr; }

  void reset() {
    const Table* table = std::exchange(table_, nullptr);
    if (table && table->destroy) table->destroy(space_);
  }

 private:
  struct Table {
    R (*call)(void*, A&&...);
    void (*move)(void* from, void* to);  // null where copying kTrifle bytes does it
    void (*destroy)(void*);              // null where there is nothing to destroy
  };

  static constexpr std::size_t kSpace = 48;
  static constexpr std::size_t kTrifle = 8;

  void takeFrom(Function& other) {
    if (!table_) return;
    table_->move ? table_->move(other.space_, space_) : void(std::memcpy(space_, other.space_, kTrifle));
  }

  template <class F>
  static constexpr bool fits =
      sizeof(F) <= kSpace && alignof(F) <= alignof(void*) && std::is_nothrow_move_constructible_v<F>;

  template <class F>
  static constexpr bool isTrifle = std::is_trivially_copyable_v<F> && sizeof(F) <= kTrifle;

  template <class F>
  static constexpr Table kInside = {
      [](void* at, A&&... args) -> R { return (*static_cast<F*>(at))(std::forward<A>(args)...); },
      [] {
        void (*move)(void*, void*) = nullptr;
        if constexpr (!isTrifle<F>) {
          move = [](void* from, void* to) {
            ::new (to) F(std::move(*static_cast<F*>(from)));
            static_cast<F*>(from)->~F();
          };
        }
        return move;
      }(),
      [] {
        void (*destroy)(void*) = nullptr;
        if constexpr (!std::is_trivially_destructible_v<F>) destroy = [](void* at) { static_cast<F*>(at)->~F(); };
        return destroy;
      }()};

  template <class F>
  static constexpr Table kBoxed = {
      [](void* at, A&&... args) -> R { return (**static_cast<std::unique_ptr<F>*>(at))(std::forward<A>(args)...); },
      [](void* from, void* to) {
        ::new (to) std::unique_ptr<F>(std::move(*static_cast<std::unique_ptr<F>*>(from)));
        std::destroy_at(static_cast<std::unique_ptr<F>*>(from));
      },
      [](void* at) { std::destroy_at(static_cast<std::unique_ptr<F>*>(at)); }};

  const Table* table_ = nullptr;
  alignas(void*) std::byte space_[kSpace];
};

}  // namespace ravel
