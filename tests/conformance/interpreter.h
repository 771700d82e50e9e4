// Interpreter: one program, executed on the library, and the trace it leaves.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "conformance/simulated_reactor.h"
#include "conformance/value.h"

namespace conformance {

/// The words of programs and traces are those of the cases beside this file: one op is one JSON object,
/// and every event is one.
class Interpreter {
 public:
  explicit Interpreter(const json& program, bool onReactor);
  ~Interpreter();
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  /// Has the world look for unreachable Deferreds after each op of the program: only `unhandled` events may move.
  void collectsOften() { collectsOften_ = true; }
  json run();
  ravel::World& world() { return world_; }

 private:
  using Deferred = ravel::Deferred<Value>;
  using Handle = std::variant<Deferred, ravel::DelayedCall, ravel::DeferredLock, ravel::DeferredSemaphore,
                              ravel::DeferredQueue<Value>, ravel::LoopingCall, ravel::Cooperator,
                              ravel::CooperativeTask, ravel::SystemEventTrigger>;
  using Op = void (Interpreter::*)(const json& op);
  struct Known {
    Op perform;
    std::vector<const char*> uses;  // the fields whose handles are looked up first
  };
  /// A behaviour with the arguments it gets after its input.
  struct Call {
    const json* behaviour = nullptr;
    json args = json::array();
  };

  static const std::map<std::string, Known>& ops();

  void perform(const json& ops);
  void performOne(const json& op);
  void finish();
  void sayUnhandled();

  // -- handles

  void bind(const json& handle, Handle object);
  bool knows(const json& handle) const { return bound_.contains(handle.get<std::string>()); }
  template <class T>
  T& get(const json& handle) {
    return std::get<T>(bound_.at(handle.get<std::string>()));
  }
  Deferred& deferred(const json& handle) { return get<Deferred>(handle); }

  // -- traces

  void say(json event) { trace_.push_back(std::move(event)); }
  json show(const Value& value) const;
  json show(const ravel::Failure& failure) const;
  std::string nameOf(const ravel::detail::Chain* chain) const;
  std::string nameOf(const Object& object) const;
  json stateOf(Deferred& d) const;

  // -- behaviours

  Call callOf(const json& op, const char* behaviour, const char* args) const;
  /// Executes one; raises where it does. A Failure or a Deferred comes as the value that it is.
  Value invoke(const Call& call, const Value* input);
  Value end(const json& how, const Value& input);
  /// The same for functions of the library's that may return a Deferred.
  Deferred invokeLater(const Call& call);
  void addPair(Deferred& d, const Call* callback, const Call* errback);
  Deferred::Canceller cancellerOf(const json& canceller);
  Deferred inlineFunction(const json& op);
  std::vector<Deferred> members(const json& op);

  // -- operations

  void opNew(const json& op);
  void opSucceed(const json& op);
  void opFail(const json& op);
  void opMaybeDeferred(const json& op);
  void opAdd(const json& op);
  void opCallback(const json& op);
  void opErrback(const json& op);
  void opCancel(const json& op);
  void opPause(const json& op);
  void opUnpause(const json& op);
  void opChainDeferred(const json& op);
  void opAddTimeout(const json& op);
  void opList(const json& op);
  void opGather(const json& op);
  void opRace(const json& op);
  void opQuery(const json& op);
  void opDrop(const json& op);
  void opInline(const json& op);
  void opDeep(const json& op);

  void opLock(const json& op);
  void opSemaphore(const json& op);
  void opQueue(const json& op);
  void opAcquire(const json& op);
  void opRelease(const json& op);
  void opRun(const json& op);
  void opPut(const json& op);
  void opGet(const json& op);

  void opCallLater(const json& op);
  void opDelayedCall(const json& op);
  void opAdvance(const json& op);
  void opPump(const json& op);
  void opDeferLater(const json& op);
  void opLoop(const json& op);
  void opLoopStart(const json& op);
  void opLoopStop(const json& op);
  void opLoopReset(const json& op);

  void opCooperator(const json& op);
  void opCooperate(const json& op);
  void opWhenDone(const json& op);
  void opTask(const json& op);
  void opCoopStop(const json& op);
  void opCoopStart(const json& op);

  void opReactorRun(const json& op);
  void opReactorStop(const json& op);
  void opReactorCrash(const json& op);
  void opWhenRunning(const json& op);
  void opFromThread(const json& op);
  void opTrigger(const json& op);
  void opUntrigger(const json& op);
  void opFire(const json& op);

  const json& program_;
  bool collectsOften_ = false;
  json trace_ = json::array();
  ravel::World world_;
  std::unique_ptr<ravel::Clock> clock_;
  std::unique_ptr<SimulatedReactor> reactor_;
  ravel::ReactorTime* time_;
  std::map<std::string, Handle> bound_;
  std::vector<std::string> order_;              // of binding
  std::map<std::uint64_t, std::string> names_;  // of Deferreds: the first that each got
  std::map<std::string, int> pauses_;           // the program's own, less its unpauses
  std::vector<json> unhandled_;                 // to be said at the end of the op
  std::deque<Call> calls_;                      // given to pairs: they live as long as the program
};

}  // namespace conformance
