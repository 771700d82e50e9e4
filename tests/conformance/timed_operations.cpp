// The operations on delayed calls, loops, cooperators and the reactor.
#include "conformance/interpreter.h"

namespace conformance {

using namespace ravel;

void Interpreter::opCallLater(const json& op) {
  bind(op.at("k"), time_->callLater(op.at("t").get<double>(), [this, &op] {
    say({{"ev", "timer"}, {"k", op.at("k")}, {"now", time_->seconds()}});
    if (op.contains("do")) perform(op.at("do"));
    if (op.contains("raise")) errorOf(op.at("raise")).raiseException();
  }));
}

void Interpreter::opDelayedCall(const json& op) {
  DelayedCall call = get<DelayedCall>(op.at("k"));
  const auto& name = op.at("op").get_ref<const std::string&>();
  if (name == "dcCancel") return call.cancel();
  if (name == "dcReset") return call.reset(op.at("t"));
  if (name == "dcDelay") return call.delay(op.at("t"));
  say({{"ev", "dc"}, {"k", op.at("k")}, {"active", call.active()}, {"time", call.getTime()}});
}

void Interpreter::opAdvance(const json& op) { clock_->advance(op.at("t")); }
void Interpreter::opPump(const json& op) { clock_->pump(op.at("ts").get<std::vector<double>>()); }

void Interpreter::opDeferLater(const json& op) {
  const double seconds = op.at("t");
  if (!op.contains("f")) return bind(op.at("d"), carryingValues(deferLater(*time_, seconds)));
  bind(op.at("d"), deferLater(*time_, seconds, [this, call = callOf(op, "f", "args")] { return invokeLater(call); }));
}

void Interpreter::opLoop(const json& op) {
  auto tick = [this, &op, n = std::size_t{0}](json count) mutable -> Deferred {
    json event{{"ev", "tick"}, {"o", op.at("o")}, {"n", n}, {"now", time_->seconds()}};
    if (!count.is_null()) event["count"] = std::move(count);
    say(std::move(event));
    const json& fs = op.at("fs");
    const std::size_t i = n++;
    return i < fs.size() ? invokeLater({&fs[i], json::array()}) : succeed(world_, Value());
  };
  if (op.value("withCount", false)) {
    bind(op.at("o"), LoopingCall::withCount(*time_, [tick](int count) mutable { return tick(count); }));
  } else {
    bind(op.at("o"), LoopingCall(*time_, [tick]() mutable { return tick(json()); }));
  }
}

void Interpreter::opLoopStart(const json& op) {
  LoopingCall loop = get<LoopingCall>(op.at("o"));
  bind(op.at("d"), carryingValues(loop.start(op.at("t"), op.at("now"))));
}
void Interpreter::opLoopStop(const json& op) { LoopingCall(get<LoopingCall>(op.at("o"))).stop(); }
void Interpreter::opLoopReset(const json& op) { LoopingCall(get<LoopingCall>(op.at("o"))).reset(); }

void Interpreter::opCooperator(const json& op) {
  Cooperator::Options options;
  options.terminationPredicateFactory = [] { return Cooperator::Enough([] { return true; }); };
  options.pause = op.at("t");
  options.started = op.value("started", true);
  bind(op.at("o"), Cooperator(*time_, std::move(options)));
}

void Interpreter::opCooperate(const json& op) {
  auto step = [this, &op, i = std::size_t{0}]() mutable {
    const json& items = op.at("items");
    if (i == items.size()) return Step::end();
    say({{"ev", "work"}, {"t", op.at("t")}, {"i", i}});
    const json& item = items[i++];
    if (item.contains("do")) perform(item.at("do"));
    const Value value = end(item.at("ret"), Value());
    const auto* chain = std::get_if<Ref<detail::Chain>>(&value.content());
    return chain ? Step::after(Deferred(*chain)) : Step::more();
  };
  bind(op.at("t"), Cooperator(get<Cooperator>(op.at("o"))).cooperate(std::move(step)));
}

void Interpreter::opWhenDone(const json& op) {
  bind(op.at("d"), carryingValues(get<CooperativeTask>(op.at("t")).whenDone()));
}

void Interpreter::opTask(const json& op) {
  CooperativeTask task = get<CooperativeTask>(op.at("t"));
  const auto& name = op.at("op").get_ref<const std::string&>();
  if (name == "taskPause") return task.pause();
  if (name == "taskResume") return task.resume();
  task.stop();
}

void Interpreter::opCoopStop(const json& op) { Cooperator(get<Cooperator>(op.at("o"))).stop(); }
void Interpreter::opCoopStart(const json& op) { Cooperator(get<Cooperator>(op.at("o"))).start(); }

void Interpreter::opReactorRun(const json&) {
  reactor_->run();
  say({{"ev", "returned"}, {"now", time_->seconds()}});
}
void Interpreter::opReactorStop(const json&) { reactor_->stop(); }
void Interpreter::opReactorCrash(const json&) { reactor_->crash(); }

void Interpreter::opWhenRunning(const json& op) {
  reactor_->callWhenRunning([this, call = callOf(op, "f", "args")] { invoke(call, nullptr); });
}
void Interpreter::opFromThread(const json& op) {
  reactor_->callFromThread([this, call = callOf(op, "f", "args")] { invoke(call, nullptr); });
}

void Interpreter::opTrigger(const json& op) {
  const auto& name = op.at("phase").get_ref<const std::string&>();
  const Phase phase = name == "before" ? Phase::Before : name == "during" ? Phase::During : Phase::After;
  auto trigger = [this, call = callOf(op, "f", "args")] {
    const Value value = invoke(call, nullptr);
    const auto* chain = std::get_if<Ref<detail::Chain>>(&value.content());
    return chain ? Deferred(*chain) : succeed(world_, Value());
  };
  bind(op.at("h"), reactor_->addSystemEventTrigger(phase, op.at("event"), trigger));
}
void Interpreter::opUntrigger(const json& op) {
  reactor_->removeSystemEventTrigger(get<SystemEventTrigger>(op.at("h")));
}
void Interpreter::opFire(const json& op) { reactor_->fireSystemEvent(op.at("event")); }

}  // namespace conformance
