// Result: moving and destroying what a chain carries.
#include <ravel/defer/result.h>

#include <cstring>

#include <ravel/defer/chain.h>
#include <ravel/defer/type_name.h>

namespace ravel::detail {

void Result::setDeferred(Ref<Chain> chain) {
  clear();
  ::new (static_cast<void*>(space_)) Ref<Chain>(std::move(chain));
  kind_ = Kind::Deferred;
}

Chain* Result::deferred() const { return std::launder(reinterpret_cast<const Ref<Chain>*>(space_))->get(); }

Ref<Chain> Result::takeDeferred() {
  auto& slot = *std::launder(reinterpret_cast<Ref<Chain>*>(space_));
  Ref<Chain> chain = std::move(slot);
  clear();
  return chain;
}

void Result::take(Result& other) noexcept {
  switch (other.kind_) {
    case Kind::Null: return;
    case Kind::Value:
      switch (other.ops_->trivial) {
        case 4: std::memcpy(space_, other.space_, 4); break;
        case 8: std::memcpy(space_, other.space_, 8); break;
        default: other.ops_->move(other.space_, space_);
      }
      break;
    case Kind::Failure: {
      auto& failure = *std::launder(reinterpret_cast<ravel::Failure*>(other.space_));
      ::new (static_cast<void*>(space_)) ravel::Failure(std::move(failure));
      std::destroy_at(&failure);
      break;
    }
    case Kind::Deferred: {
      auto& chain = *std::launder(reinterpret_cast<Ref<Chain>*>(other.space_));
      ::new (static_cast<void*>(space_)) Ref<Chain>(std::move(chain));
      std::destroy_at(&chain);
      break;
    }
  }
  ops_ = other.ops_;
  kind_ = std::exchange(other.kind_, Kind::Null);
}

void Result::destroy() {
  // The slot counts as empty before destructors run: they may look at this chain again.
  switch (std::exchange(kind_, Kind::Null)) {
    case Kind::Null: break;
    case Kind::Value:
      if (ops_->destroy) ops_->destroy(space_);
      break;
    case Kind::Failure: std::destroy_at(std::launder(reinterpret_cast<ravel::Failure*>(space_))); break;
    case Kind::Deferred: std::destroy_at(std::launder(reinterpret_cast<Ref<Chain>*>(space_))); break;
  }
}

std::string Result::show() const noexcept try {
  switch (kind_) {
    case Kind::Value: return ops_->show(space_);
    case Kind::Failure: return ravel::show(failure());
    case Kind::Deferred: return "<Deferred>";
    case Kind::Null: break;
  }
  return std::string(kNothing);
} catch (...) {  // short enough to need no memory
  return "<object>";
}

std::string Result::typeName() const {
  return kind_ == Kind::Value ? detail::typeName(ops_->type) : kind_ == Kind::Deferred ? "a Deferred" : "nothing";
}

Result Result::copy() const {
  Result made;
  if (kind_ == Kind::Failure) {
    return of(failure());
  } else if (kind_ == Kind::Value && ops_->copy) {
    ops_->copy(space_, made.space_);
    made.ops_ = ops_;
    made.kind_ = kind_;
  }
  return made;
}

}  // namespace ravel::detail
