// Interpreter: handles, behaviours, and what a trace shows.
#include "conformance/interpreter.h"

#include <algorithm>

namespace conformance {

using namespace ravel;

Interpreter::Interpreter(const json& program, bool onReactor) : program_(program) {
  world_.setErrorLog([this](const LoggedError& error) {
    if (error.from == LoggedError::From::Deferred) {
      unhandled_.push_back(show(error.failure));
    } else {
      say({{"ev", "logged"}, {"err", show(error.failure)}});
    }
  });
  if (onReactor) {
    reactor_ = std::make_unique<SimulatedReactor>(world_, [this] {
      say({{"ev", "idle"}});
      try {
        reactor_->stop();
      } catch (const ReactorNotRunning&) {
        reactor_->crash();
      }
    });
    time_ = reactor_.get();
  } else {
    clock_ = std::make_unique<Clock>(world_);
    time_ = clock_.get();
  }
}

Interpreter::~Interpreter() = default;

json Interpreter::run() {
  for (std::size_t i = 0; i < program_.size(); ++i) {
    say({{"ev", "op"}, {"i", i}});
    performOne(program_[i]);
    if (collectsOften_) world_.collect();
    sayUnhandled();
  }
  finish();
  return std::move(trace_);
}

void Interpreter::perform(const json& ops) {
  for (const json& op : ops) performOne(op);
}

void Interpreter::performOne(const json& op) {
  const auto& name = op.at("op").get_ref<const std::string&>();
  const Known& known = ops().at(name);
  for (const char* field : known.uses) {
    const json& used = op.at(field);
    for (const json& handle : used.is_array() ? used : json::array({used})) {
      if (knows(handle)) continue;
      return say({{"ev", "skip"}, {"op", name}, {"h", handle}});
    }
  }
  try {
    (this->*known.perform)(op);
  } catch (...) {
    say({{"ev", "raised"}, {"op", name}, {"err", show(Failure::current())}});
  }
}

void Interpreter::sayUnhandled() {
  std::sort(unhandled_.begin(), unhandled_.end(), [](const json& a, const json& b) { return a.dump() < b.dump(); });
  for (json& error : std::exchange(unhandled_, {})) say({{"ev", "unhandled"}, {"err", std::move(error)}});
}

void Interpreter::finish() {
  for (const std::string& name : order_) {
    if (!bound_.contains(name)) continue;
    Handle& handle = bound_.at(name);
    if (auto* d = std::get_if<Deferred>(&handle)) {
      const std::string first = nameOf(d->chain().get());
      json event{{"ev", "final"}, {"d", name}};
      if (first != name) {
        event["is"] = first;
      } else {
        event.update(stateOf(*d));
      }
      say(std::move(event));
    } else if (auto* call = std::get_if<DelayedCall>(&handle)) {
      say({{"ev", "final"}, {"k", name}, {"active", call->active()}});
    } else if (auto* lock = std::get_if<DeferredLock>(&handle)) {
      say({{"ev", "final"}, {"o", name}, {"locked", lock->locked()}, {"waiting", lock->waiting()}});
    } else if (auto* semaphore = std::get_if<DeferredSemaphore>(&handle)) {
      say({{"ev", "final"}, {"o", name}, {"tokens", semaphore->tokens()}, {"waiting", semaphore->waiting()}});
    } else if (auto* queue = std::get_if<DeferredQueue<Value>>(&handle)) {
      json pending = json::array();
      for (const Value& value : queue->pending()) pending.push_back(show(value));
      say({{"ev", "final"}, {"o", name}, {"pending", pending}, {"waiting", queue->waiting()}});
    } else if (auto* loop = std::get_if<LoopingCall>(&handle)) {
      say({{"ev", "final"}, {"o", name}, {"running", loop->running()}});
    }
  }
  std::vector<double> pending;
  for (const DelayedCall& call : time_->getDelayedCalls()) pending.push_back(call.getTime());
  std::sort(pending.begin(), pending.end());
  json last{{"ev", "final"}, {"now", time_->seconds()}, {"pending", pending}};
  if (reactor_) last["running"] = reactor_->running();
  say(std::move(last));
  bound_.clear();
  world_.close();
  sayUnhandled();
}

// -- handles

void Interpreter::bind(const json& handle, Handle object) {
  const auto& name = handle.get_ref<const std::string&>();
  if (auto* d = std::get_if<Deferred>(&object)) names_.emplace(d->id(), name);
  bound_.insert_or_assign(name, std::move(object));
  order_.push_back(name);
}

// -- traces

json Interpreter::show(const Failure& failure) const {
  json shown{{"fail", pythonName(failure)}};
  if (failure.check<ErrA>() || failure.check<ErrC>()) shown["msg"] = failure.getErrorMessage();
  if (const auto* first = failure.check<FirstError>()) {
    shown["index"] = first->index();
    shown["sub"] = show(first->subFailure());
  }
  return shown;
}

json Interpreter::show(const Value& value) const {
  if (const auto* plain = std::get_if<json>(&value.content())) return *plain;
  if (const auto* failure = std::get_if<Failure>(&value.content())) return show(*failure);
  if (const auto* object = std::get_if<Object>(&value.content())) return {{"obj", nameOf(*object)}};
  if (const auto* chain = std::get_if<Ref<detail::Chain>>(&value.content())) return {{"d", nameOf(chain->get())}};
  json list = json::array();
  for (const Value& item : std::get<List>(value.content())) list.push_back(show(item));
  return list;
}

std::string Interpreter::nameOf(const detail::Chain* chain) const {
  const auto found = names_.find(chain->id());
  return found == names_.end() ? "?" : found->second;
}

std::string Interpreter::nameOf(const Object& object) const {
  for (const std::string& name : order_) {
    const auto found = bound_.find(name);
    if (found == bound_.end()) continue;
    const bool same = std::visit(
        [&](const auto& one) {
          const auto* bound = std::get_if<std::decay_t<decltype(one)>>(&found->second);
          return bound && *bound == one;
        },
        object);
    if (same) return name;
  }
  return "?";
}

json Interpreter::stateOf(Deferred& d) const {
  json state{{"called", d.called()}, {"paused", d.paused()}};
  if (!d.called()) return state;
  detail::Result& result = d.chain()->result();
  if (result.isDeferred()) {
    state["waiting"] = nameOf(result.deferred());
  } else {
    state["result"] = show(read(result));
  }
  return state;
}

// -- behaviours

Interpreter::Call Interpreter::callOf(const json& op, const char* behaviour, const char* args) const {
  return {&op.at(behaviour), op.value(args, json::array())};
}

Value Interpreter::invoke(const Call& call, const Value* input) {
  const json& behaviour = *call.behaviour;
  json event{{"ev", "call"}, {"b", behaviour.at("id")}};
  if (input) event["in"] = show(*input);
  if (!call.args.empty()) event["args"] = call.args;
  say(std::move(event));
  if (behaviour.contains("do") && !behaviour.at("do").empty()) {
    perform(behaviour.at("do"));
    say({{"ev", "end"}, {"b", behaviour.at("id")}});
  }
  return end(behaviour.at("ret"), input ? *input : Value());
}

Value Interpreter::end(const json& how, const Value& input) {
  const auto& kind = how.at("t").get_ref<const std::string&>();
  const auto* failure = std::get_if<Failure>(&input.content());
  if (kind == "const") return Value(how.at("v"));
  if (kind == "pass") return input;
  if (kind == "raise") errorOf(how.at("e")).raiseException();
  if (kind == "fail") return Value(Content(errorOf(how.at("e"))));
  if (kind == "deferred") {
    if (knows(how.at("d"))) return Value(Content(deferred(how.at("d")).chain()));
    say({{"ev", "skip"}, {"op", "ret"}, {"h", how.at("d")}});
    return {};
  }
  if (kind == "tag") {
    return Value(Content(List{Value(how.at("v")), failure ? Value(json(pythonName(*failure))) : input}));
  }
  if (!failure) return input;
  std::string found;
  for (const std::string type : how.at("types")) {
    if (found.empty() && isOf(*failure, type)) found = type;
  }
  if (kind == "check") {
    return Value(Content(List{Value(json("check")), found.empty() ? Value() : Value(json(found))}));
  }
  if (found.empty()) failure->raiseException();
  return Value(how.at("v"));
}

Interpreter::Deferred Interpreter::invokeLater(const Call& call) {
  const Value value = invoke(call, nullptr);
  if (const auto* chain = std::get_if<Ref<detail::Chain>>(&value.content())) return Deferred(*chain);
  if (const auto* failure = std::get_if<Failure>(&value.content())) return fail<Value>(world_, *failure);
  return succeed(world_, value);
}

void Interpreter::addPair(Deferred& d, const Call* callback, const Call* errback) {
  struct Pair {
    Interpreter* self;
    const Call* callback;
    const Call* errback;
  };
  const auto keep = [this](const Call* call) { return call ? &calls_.emplace_back(*call) : nullptr; };
  using detail::Entry;
  const auto sides = static_cast<Entry::Sides>((callback ? Entry::Callback : 0) | (errback ? Entry::Errback : 0));
  const auto run = [](Entry& entry, detail::Chain& chain) {
    const Pair& pair = *static_cast<Pair*>(entry.closure());
    const Value input = read(chain.result());
    const Call* call = chain.result().isFailure() ? pair.errback : pair.callback;
    leave(chain.result(), pair.self->invoke(*call, &input));
    return false;
  };
  d.chain()->add(run, sides, Pair{this, keep(callback), keep(errback)});
}

Interpreter::Deferred::Canceller Interpreter::cancellerOf(const json& canceller) {
  return [this, &canceller, first = true](Deferred& d) mutable {
    say({{"ev", "canceller"}, {"b", canceller.at("id")}, {"d", nameOf(d.chain().get())}});
    if (!std::exchange(first, false)) return;
    if (canceller.contains("do")) perform(canceller.at("do"));
    if (canceller.contains("raise")) errorOf(canceller.at("raise")).raiseException();
  };
}

std::vector<Interpreter::Deferred> Interpreter::members(const json& op) {
  std::vector<Deferred> all;
  for (const json& handle : op.at("of")) all.push_back(deferred(handle));
  return all;
}

#ifdef __EMSCRIPTEN__  // optimized, its catch is lost: see defer/coroutine.h
[[clang::optnone]]
#endif
Interpreter::Deferred
Interpreter::inlineFunction(const json& op) {
  const json& steps = op.at("steps");
  const bool await = op.at("style") == "await";
  Value last;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const json& step = steps[i];
    say({{"ev", "step"}, {"b", op.at("id")}, {"i", i}});
    if (step.contains("do")) perform(step.at("do"));
    const Value yielded = end(step.at("yield"), last);
    const auto* chain = std::get_if<Ref<detail::Chain>>(&yielded.content());
    try {
      if (!chain) {
        last = yielded;
      } else if (await) {
        last = co_await peek(Deferred(*chain));
      } else {
        last = co_await Deferred(*chain);
      }
      say({{"ev", "resume"}, {"b", op.at("id")}, {"i", i}, {"in", show(last)}});
    } catch (...) {
      say({{"ev", "throw"}, {"b", op.at("id")}, {"i", i}, {"in", show(Failure::current())}});
      if (!step.value("catch", false)) throw;
      last = Value();
    }
  }
  say({{"ev", "step"}, {"b", op.at("id")}, {"i", steps.size()}});
  const Value ended = end(op.at("ret"), last);
  if (const auto* failure = std::get_if<Failure>(&ended.content())) co_return Outcome<Value>(*failure);
  co_return Outcome<Value>(ended);
}

}  // namespace conformance
