// DeferredList, gatherResults: many Deferreds into one.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <ravel/defer/deferred.h>

namespace ravel {

/// When a DeferredList fires before all of its members have.
struct ListOptions {
  bool fireOnOneCallback = false;  // with the first success: then the result has `first`
  bool fireOnOneErrback = false;   // with the first failure: then it fails with FirstError
  bool consumeErrors = false;      // failures end here: the members are left with nothing instead
};

/// The value that decided, and whose it was.
template <class T>
struct First {
  T value;
  std::size_t index;
};
template <>
struct First<void> {
  std::size_t index;
};

/// "1, north": whose it was, and the value.
template <class T>
std::string show(const First<T>& first) {
  if constexpr (std::is_void_v<T>) {
    return show(first.index) + ", " + std::string(kNothing);
  } else {
    return show(first.index) + ", " + showAny(first.value);
  }
}

/// What a DeferredList fires with: the outcome of every member, in the order of the list; or, with
/// fireOnOneCallback, the first success, and no outcomes.
template <class T>
struct ListResult {
  std::vector<Outcome<T>> outcomes;
  std::optional<First<T>> first;
};

/// The outcomes; of a first success, "north, 1".
template <class T>
std::string show(const ListResult<T>& result) {
  if (!result.first) return show(result.outcomes);
  if constexpr (std::is_void_v<T>) {
    return std::string(kNothing) + ", " + show(result.first->index);
  } else {
    return showAny(result.first->value) + ", " + show(result.first->index);
  }
}

namespace detail {

/// Makes cancel() of `list` cancel every member, and nothing else, as long as the list has not fired. The
/// list holds its members for as long as it lives. What their cancellers throw is logged.
void cancelsMembers(Chain& list, std::vector<Ref<Chain>> members);

/// A copy of the chain's value, which stays where it is; moved out where the type can't be copied. A value
/// that is not there, as another Deferred took it, is a WrongResultType.
template <class T>
Outcome<T> peekOutcome(Result& result) {
  if (result.isFailure()) return result.failure();
  if constexpr (std::is_void_v<T>) {
    return {};
  } else {
    if constexpr (std::is_copy_constructible_v<T>) {
      if (const T* value = result.value<T>()) return Outcome<T>(*value);
    }
    try {
      return Outcome<T>(readResult<T>(result));
    } catch (const WrongResultType& error) {
      return Failure(error);
    }
  }
}

/// What the pairs that a list has put into its members share.
template <class T>
struct ListState {
  void retain() { ++references; }
  void release() {
    if (--references == 0) delete this;
  }

  /// Takes the outcome of the member `index`, which carries `result`; without memory for it, the list fails.
  void look(std::size_t index, Result& result) {
    ++finished;
    try {
      take(index, peekOutcome<T>(result));
    } catch (...) {
      if (list.called()) throw;  // by hand, or by what it has called
      list.errback(Failure::current());
    }
  }
  void take(std::size_t index, Outcome<T> outcome) {
    if (list.called()) return;
    if (!outcome.failed() && options.fireOnOneCallback) {
      if constexpr (std::is_void_v<T>) {
        list.callback(ListResult<T>{{}, First<T>{index}});
      } else {
        list.callback(ListResult<T>{{}, First<T>{std::move(outcome.value()), index}});
      }
    } else if (outcome.failed() && options.fireOnOneErrback) {
      list.errback(FirstError(outcome.failure(), index));
    } else {
      outcomes[index] = std::move(outcome);
      if (finished == outcomes.size()) fireAll();
    }
  }
  void fireAll() {
    ListResult<T> all;
    all.outcomes.reserve(outcomes.size());
    for (auto& outcome : outcomes) all.outcomes.push_back(std::move(*outcome));
    list.callback(std::move(all));
  }

  Deferred<ListResult<T>> list;
  ListOptions options;
  std::vector<std::optional<Outcome<T>>> outcomes;
  std::size_t finished = 0;
  std::uint32_t references = 0;
};

}  // namespace detail

/// Twisted's DeferredList: fires when every member has, whatever came out; at once where there is none
/// (with fireOnOneCallback never). The members' own chains go on with what they carry: a failure that
/// is not consumed there has still to be taken. A member may be in the list twice.
///
/// cancel() before it fired cancels all members; the list then fires by its usual rules. T must be
/// copyable, or the members are left with nothing.
template <class T>
Deferred<ListResult<T>> DeferredList(WorldRef world, const std::vector<Deferred<T>>& members,
                                     ListOptions options = {}) {
  using State = detail::ListState<T>;
  const Ref<State> state(new State{Deferred<ListResult<T>>(world), options, {}, 0, 0});
  state->outcomes.resize(members.size());
  Deferred<ListResult<T>> list = state->list;
  std::vector<Ref<detail::Chain>> chains;
  chains.reserve(members.size());
  for (const auto& member : members) chains.push_back(member.chain());
  detail::cancelsMembers(*list.chain(), chains);
  if (members.empty() && !options.fireOnOneCallback) state->fireAll();

  struct Member {
    Ref<State> state;
    std::size_t index;
  };
  const auto run = [](detail::Entry& entry, detail::Chain& chain) {
    auto& member = *static_cast<Member*>(entry.closure());
    detail::Result& result = chain.result();
    const bool consumed = result.isFailure() && member.state->options.consumeErrors;
    detail::letPass(result, [&] { member.state->look(member.index, result); });
    if (consumed) result.clear();
    return false;
  };
  for (std::size_t index = 0; index < chains.size(); ++index) {
    chains[index]->add(run, detail::Entry::Both, Member{state, index});
  }
  return list;
}

/// The members' values in the order of the list; fails with FirstError as soon as one fails (the others
/// go on). cancel() cancels all members.
template <class T>
auto gatherResults(WorldRef world, const std::vector<Deferred<T>>& members, bool consumeErrors = false) {
  auto list = DeferredList(world, members, {.fireOnOneErrback = true, .consumeErrors = consumeErrors});
  if constexpr (std::is_void_v<T>) {
    return list.addCallback([](const ListResult<T>&) {});
  } else {
    return list.addCallback([](ListResult<T> all) {
      std::vector<T> values;
      values.reserve(all.outcomes.size());
      for (auto& outcome : all.outcomes) values.push_back(std::move(outcome.value()));
      return values;
    });
  }
}

}  // namespace ravel
