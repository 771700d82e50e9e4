// The operations on Deferreds, locks and queues, and the table of all operations.
#include "conformance/interpreter.h"

namespace conformance {

using namespace ravel;

const std::map<std::string, Interpreter::Known>& Interpreter::ops() {
  using I = Interpreter;
  static const std::map<std::string, Known> all = {
      {"new", {&I::opNew, {}}},
      {"succeed", {&I::opSucceed, {}}},
      {"fail", {&I::opFail, {}}},
      {"maybeDeferred", {&I::opMaybeDeferred, {}}},
      {"execute", {&I::opMaybeDeferred, {}}},
      {"addCallback", {&I::opAdd, {"d"}}},
      {"addErrback", {&I::opAdd, {"d"}}},
      {"addBoth", {&I::opAdd, {"d"}}},
      {"addCallbacks", {&I::opAdd, {"d"}}},
      {"callback", {&I::opCallback, {"d"}}},
      {"errback", {&I::opErrback, {"d"}}},
      {"cancel", {&I::opCancel, {"d"}}},
      {"pause", {&I::opPause, {"d"}}},
      {"unpause", {&I::opUnpause, {"d"}}},
      {"chainDeferred", {&I::opChainDeferred, {"d", "to"}}},
      {"addTimeout", {&I::opAddTimeout, {"d"}}},
      {"list", {&I::opList, {"of"}}},
      {"gather", {&I::opGather, {"of"}}},
      {"race", {&I::opRace, {"of"}}},
      {"query", {&I::opQuery, {"d"}}},
      {"drop", {&I::opDrop, {"d"}}},
      {"inline", {&I::opInline, {}}},
      {"deep", {&I::opDeep, {}}},
      {"lock", {&I::opLock, {}}},
      {"semaphore", {&I::opSemaphore, {}}},
      {"queue", {&I::opQueue, {}}},
      {"acquire", {&I::opAcquire, {"o"}}},
      {"release", {&I::opRelease, {"o"}}},
      {"run", {&I::opRun, {"o"}}},
      {"put", {&I::opPut, {"o"}}},
      {"get", {&I::opGet, {"o"}}},
      {"callLater", {&I::opCallLater, {}}},
      {"dcCancel", {&I::opDelayedCall, {"k"}}},
      {"dcReset", {&I::opDelayedCall, {"k"}}},
      {"dcDelay", {&I::opDelayedCall, {"k"}}},
      {"dcQuery", {&I::opDelayedCall, {"k"}}},
      {"advance", {&I::opAdvance, {}}},
      {"pump", {&I::opPump, {}}},
      {"deferLater", {&I::opDeferLater, {}}},
      {"loop", {&I::opLoop, {}}},
      {"loopStart", {&I::opLoopStart, {"o"}}},
      {"loopStop", {&I::opLoopStop, {"o"}}},
      {"loopReset", {&I::opLoopReset, {"o"}}},
      {"cooperator", {&I::opCooperator, {}}},
      {"cooperate", {&I::opCooperate, {"o"}}},
      {"whenDone", {&I::opWhenDone, {"t"}}},
      {"taskPause", {&I::opTask, {"t"}}},
      {"taskResume", {&I::opTask, {"t"}}},
      {"taskStop", {&I::opTask, {"t"}}},
      {"coopStop", {&I::opCoopStop, {"o"}}},
      {"coopStart", {&I::opCoopStart, {"o"}}},
      {"rRun", {&I::opReactorRun, {}}},
      {"rStop", {&I::opReactorStop, {}}},
      {"rCrash", {&I::opReactorCrash, {}}},
      {"rWhenRunning", {&I::opWhenRunning, {}}},
      {"rFromThread", {&I::opFromThread, {}}},
      {"rTrigger", {&I::opTrigger, {}}},
      {"rUntrigger", {&I::opUntrigger, {"h"}}},
      {"rFire", {&I::opFire, {}}},
  };
  return all;
}

void Interpreter::opNew(const json& op) {
  Deferred d(world_);
  if (op.contains("canceller")) d.setCanceller(cancellerOf(op.at("canceller")));
  bind(op.at("d"), d);
}

void Interpreter::opSucceed(const json& op) { bind(op.at("d"), succeed(world_, Value(op.at("v")))); }

void Interpreter::opFail(const json& op) { bind(op.at("d"), fail<Value>(world_, errorOf(op.at("e")))); }

void Interpreter::opMaybeDeferred(const json& op) {
  const Call call = callOf(op, "f", "args");
  bind(op.at("d"), maybeDeferred(world_, [&] { return invokeLater(call); }));
}

void Interpreter::opAdd(const json& op) {
  Deferred d = deferred(op.at("d"));
  const auto& name = op.at("op").get_ref<const std::string&>();
  if (name == "addErrback") {
    const Call errback = callOf(op, "eb", "args");
    return addPair(d, nullptr, &errback);
  }
  const Call callback = callOf(op, "cb", "args");
  if (name == "addCallback") return addPair(d, &callback, nullptr);
  if (name == "addBoth") return addPair(d, &callback, &callback);
  const Call errback = callOf(op, "eb", "ebArgs");
  addPair(d, &callback, &errback);
}

void Interpreter::opCallback(const json& op) {
  Deferred d = deferred(op.at("d"));
  if (op.contains("e")) return d.errback(errorOf(op.at("e")));
  d.callback(Value(op.at("v")));
}

void Interpreter::opErrback(const json& op) { Deferred(deferred(op.at("d"))).errback(errorOf(op.at("e"))); }
void Interpreter::opCancel(const json& op) { Deferred(deferred(op.at("d"))).cancel(); }

void Interpreter::opPause(const json& op) {
  Deferred d = deferred(op.at("d"));
  ++pauses_[nameOf(d.chain().get())];
  d.pause();
}

void Interpreter::opUnpause(const json& op) {
  Deferred d = deferred(op.at("d"));
  int& pauses = pauses_[nameOf(d.chain().get())];
  if (pauses == 0 && !op.value("force", false)) return say({{"ev", "skip"}, {"op", "unpause"}, {"h", op.at("d")}});
  --pauses;
  d.unpause();
}

void Interpreter::opChainDeferred(const json& op) {
  Deferred(deferred(op.at("d"))).chainDeferred(deferred(op.at("to")));
}

void Interpreter::opAddTimeout(const json& op) {
  Deferred d = deferred(op.at("d"));
  const double seconds = op.at("t");
  if (!op.contains("on")) {
    d.addTimeout(seconds, *time_);
    return;
  }
  const Call call{&op.at("on"), json::array({op.at("t")})};
  d.addTimeout(seconds, *time_, [this, call](const Outcome<Value>& outcome, double) -> Deferred {
    const Value input = outcome.failed() ? Value(Content(outcome.failure())) : outcome.value();
    const Value value = invoke(call, &input);
    if (const auto* chain = std::get_if<Ref<detail::Chain>>(&value.content())) return Deferred(*chain);
    if (const auto* failure = std::get_if<Failure>(&value.content())) return fail<Value>(world_, *failure);
    return succeed(world_, value);
  });
}

void Interpreter::opList(const json& op) {
  const ListOptions options{.fireOnOneCallback = op.value("fireOnOneCallback", false),
                            .fireOnOneErrback = op.value("fireOnOneErrback", false),
                            .consumeErrors = op.value("consumeErrors", false)};
  bind(op.at("d"), carryingValues(DeferredList(world_, members(op), options)));
}

void Interpreter::opGather(const json& op) {
  bind(op.at("d"), carryingValues(gatherResults(world_, members(op), op.value("consumeErrors", false))));
}

void Interpreter::opRace(const json& op) { bind(op.at("d"), carryingValues(race(world_, members(op)))); }

void Interpreter::opQuery(const json& op) {
  Deferred d = deferred(op.at("d"));
  json event{{"ev", "state"}, {"d", op.at("d")}};
  event.update(stateOf(d));
  say(std::move(event));
}

void Interpreter::opDrop(const json& op) {
  const auto& name = op.at("d").get_ref<const std::string&>();
  const Handle gone = std::move(bound_.at(name));
  bound_.erase(name);
}

void Interpreter::opInline(const json& op) { bind(op.at("d"), inlineFunction(op)); }

void Interpreter::opLock(const json& op) { bind(op.at("o"), DeferredLock(world_)); }
void Interpreter::opSemaphore(const json& op) { bind(op.at("o"), DeferredSemaphore(world_, op.at("n").get<int>())); }

void Interpreter::opQueue(const json& op) {
  const auto limit = [&](const char* field) -> std::optional<std::size_t> {
    if (!op.contains(field) || op.at(field).is_null()) return std::nullopt;
    return op.at(field).get<std::size_t>();
  };
  bind(op.at("o"), DeferredQueue<Value>(world_, limit("size"), limit("backlog")));
}

void Interpreter::opAcquire(const json& op) {
  Handle& handle = bound_.at(op.at("o"));
  if (auto* lock = std::get_if<DeferredLock>(&handle)) return bind(op.at("d"), carryingValues(lock->acquire()));
  bind(op.at("d"), carryingValues(std::get<DeferredSemaphore>(handle).acquire()));
}

void Interpreter::opRelease(const json& op) {
  Handle handle = bound_.at(op.at("o"));
  if (auto* lock = std::get_if<DeferredLock>(&handle)) return lock->release();
  std::get<DeferredSemaphore>(handle).release();
}

void Interpreter::opRun(const json& op) {
  Handle handle = bound_.at(op.at("o"));
  const auto f = [this, call = callOf(op, "f", "args")] { return invokeLater(call); };
  if (auto* lock = std::get_if<DeferredLock>(&handle)) return bind(op.at("d"), carryingValues(lock->run(f)));
  bind(op.at("d"), carryingValues(std::get<DeferredSemaphore>(handle).run(f)));
}

void Interpreter::opPut(const json& op) {
  DeferredQueue<Value> queue = get<DeferredQueue<Value>>(op.at("o"));
  queue.put(Value(op.at("v")));
}

void Interpreter::opGet(const json& op) { bind(op.at("d"), get<DeferredQueue<Value>>(op.at("o")).get()); }

}  // namespace conformance
