// Value: what a program's Deferreds carry. Everything that a trace can show.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>
#include <ravel/ravel.h>

namespace conformance {

using nlohmann::json;

/// The errors that programs raise.
struct ErrA : std::runtime_error {
  using runtime_error::runtime_error;
};
struct ErrB : ErrA {
  using ErrA::ErrA;
};
struct ErrC : std::runtime_error {
  using runtime_error::runtime_error;
};

/// `{"type":"ErrA","msg":…}` as an error of that type.
ravel::Failure errorOf(const json& error);
/// Whether a failure is of one of the types that programs name.
bool isOf(const ravel::Failure& failure, const std::string& type);
/// The name that Python gives to the type of an error.
std::string pythonName(const ravel::Failure& failure);

using Object = std::variant<ravel::DeferredLock, ravel::DeferredSemaphore, ravel::LoopingCall, ravel::CooperativeTask>;

class Value;
using List = std::vector<Value>;
using Content = std::variant<json, List, ravel::Failure, ravel::Ref<ravel::detail::Chain>, Object>;

/// Immutable and shared, so that it can stay in one chain while another takes it.
class Value {
 public:
  Value() : Value(json()) {}
  Value(json plain);  // NOLINT: implicit on purpose
  explicit Value(Content content) : node_(new Node{std::move(content)}) {}
  /// What stands for "no value" (see readResult).
  static Value nothing() { return {}; }

  const Content& content() const { return node_->content; }

 private:
  struct Node {
    void retain() { ++references; }
    void release() {
      if (--references == 0) delete this;
    }
    Content content;
    unsigned references = 0;
  };
  ravel::Ref<Node> node_;
};

/// What a chain carries, whatever type the library gave it; and back.
Value read(ravel::detail::Result& result);
void leave(ravel::detail::Result& result, const Value& value);

/// From here on the Deferred carries Values.
template <class T>
ravel::Deferred<Value> carryingValues(const ravel::Deferred<T>& d) {
  d.chain()->addSilently(
      [](ravel::detail::Entry&, ravel::detail::Chain& chain) {
        leave(chain.result(), read(chain.result()));
        return false;
      },
      ravel::detail::Entry::Callback, 0);
  return ravel::Deferred<Value>(d.chain());
}

}  // namespace conformance
