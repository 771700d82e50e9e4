// Cooperator: long work in small steps that take turns.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include <ravel/defer/deferred.h>
#include <ravel/defer/helpers.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel {

class Cooperator;

/// The errors of tasks that have ended, and of resume() without pause().
class TaskDone : public std::exception {
 public:
  const char* what() const noexcept override { return "this task has come to its end"; }
};
class TaskFailed : public std::exception {
 public:
  const char* what() const noexcept override { return "this task has failed"; }
};
class TaskStopped : public std::exception {
 public:
  const char* what() const noexcept override { return "this task was stopped"; }
};
class NotPaused : public std::exception {
 public:
  const char* what() const noexcept override { return "this task is not paused"; }
};
class SchedulerStopped : public std::exception {
 public:
  const char* what() const noexcept override { return "the cooperator has been stopped"; }
};

/// What one step of a task leaves.
class Step {
 public:
  /// There is more to do: at once, or when the Deferred has fired (if it fails, so does the task).
  static Step more() { return {}; }
  template <class T>
  static Step after(const Deferred<T>& d) {
    Step step;
    step.wait_ = d.chain();
    return step;
  }
  /// The work is done.
  static Step end() {
    Step step;
    step.ended_ = true;
    return step;
  }
  bool ended() const { return ended_; }
  const Ref<detail::Chain>& wait() const { return wait_; }

 private:
  Ref<detail::Chain> wait_;
  bool ended_ = false;
};

/// A handle of one task of a Cooperator; copies are the same task. Follows Twisted's CooperativeTask.
class CooperativeTask {
 public:
  class State;
  CooperativeTask(std::shared_ptr<State> state, std::shared_ptr<void> cooperator)
      : state_(std::move(state)), cooperator_(std::move(cooperator)) {}

  /// Fires with this task at its end (Twisted gives its iterator), or fails: with the step's error, with
  /// TaskStopped or SchedulerStopped. Each call gives a Deferred of its own, which can't be cancelled.
  Deferred<CooperativeTask> whenDone();
  /// No steps until resume(). Pauses count. Throws TaskDone, TaskFailed or TaskStopped when it has ended.
  void pause();
  /// Throws NotPaused.
  void resume();
  /// Ends it. Throws as pause() does.
  void stop();
  friend bool operator==(const CooperativeTask&, const CooperativeTask&) = default;

 private:
  std::shared_ptr<State> state_;
  std::shared_ptr<void> cooperator_;  // which holds its tasks, but is not held by them
};

/// Does the steps of its tasks in turn: some of them in one turn of the reactor, then the reactor goes on.
/// A handle; copies are the same cooperator. Follows Twisted's Cooperator.
class Cooperator {
 public:
  class State;
  /// Asked after each step whether it is time to let the reactor go on; made anew for each tick.
  using Enough = Function<bool()>;

  struct Options {
    /// Makes an Enough. Default: 10 ms of work in real time, one step where time is virtual, so that
    /// such runs repeat exactly.
    Function<Enough()> terminationPredicateFactory = {};
    /// Seconds from one tick to the next.
    double pause = 1e-8;
    bool started = true;
  };

  explicit Cooperator(ReactorTime& clock) : Cooperator(clock, Options()) {}
  Cooperator(ReactorTime& clock, Options options);

  /// A new task: `step` is called until it ends, throws or the task is stopped.
  CooperativeTask cooperate(Function<Step()> step);
  /// The same, for its end alone.
  Deferred<CooperativeTask> coiterate(Function<Step()> step) { return cooperate(std::move(step)).whenDone(); }

  void start();
  /// Its tasks fail with SchedulerStopped, and so does every task that is added before start(). As in
  /// Twisted 22.4, which shortens the list while it walks it, of the tasks that are not paused only every
  /// second is told; the others are forgotten.
  void stop();
  bool running() const;
  friend bool operator==(const Cooperator&, const Cooperator&) = default;

 private:
  std::shared_ptr<State> state_;
};

}  // namespace ravel
