// Cooperator: who is next.
#include <ravel/task/cooperator.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <vector>

namespace ravel {

using Task = std::shared_ptr<CooperativeTask::State>;

/// Walks the tasks by index while they come and go: those behind a removed one move up without the index
/// moving. stop() begins a new list; a walk that is going on stays with the old one.
class Cooperator::State : public std::enable_shared_from_this<State> {
 public:
  State(ReactorTime& clock, Options options)
      : clock(clock), options_(std::move(options)), started(options_.started), tasks_(std::make_shared<List>()) {}

  void add(const Task& task);
  void remove(const Task& task) {
    const auto found = std::find(tasks_->begin(), tasks_->end(), task);
    if (found == tasks_->end()) throw std::invalid_argument("the cooperator was stopped and has forgotten this task");
    tasks_->erase(found);
    if (tasks_->empty() && call_) std::exchange(call_, {}).cancel();
  }
  void start() {
    stopped = false;
    started = true;
    if (std::exchange(scheduleOnStart_, false)) schedule();
  }
  void stop();

  ReactorTime& clock;

 private:
  using List = std::vector<Task>;

  /// The next task of the walk; none at the end of the list.
  Task next() {
    if (!walked_ || place_ >= walked_->size()) return nullptr;
    return (*walked_)[place_++];
  }
  void tick();
  void schedule() {
    scheduleOnStart_ = !started;
    if (!started || call_ || tasks_->empty()) return;
    call_ = clock.callLater(options_.pause, [self = shared_from_this()] { self->tick(); });
  }
  Enough enough() {
    if (options_.terminationPredicateFactory) return options_.terminationPredicateFactory();
    if (!clock.waits()) return [] { return true; };
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(10);
    return [end] { return std::chrono::steady_clock::now() > end; };
  }

  Options options_;

 public:
  bool started;
  bool stopped = false;

 private:
  std::shared_ptr<List> tasks_;
  std::shared_ptr<List> walked_;
  std::size_t place_ = 0;
  DelayedCall call_;
  bool scheduleOnStart_ = false;
};

/// Whoever calls it holds its cooperator, too.
class CooperativeTask::State : public std::enable_shared_from_this<State> {
 public:
  enum class End : std::uint8_t { None, Done, Failed, Stopped, SchedulerStopped };

  State(Cooperator::State& cooperator, Function<Step()> step) : cooperator_(cooperator), step_(std::move(step)) {}

  CooperativeTask handle() { return {shared_from_this(), cooperator_.shared_from_this()}; }

  Deferred<CooperativeTask> whenDone() {
    Deferred<CooperativeTask> d(cooperator_.clock);
    if (end_ == End::None) {
      waiting_.push_back(d);
    } else {
      fire(d);
    }
    return d;
  }
  void pause() {
    checkEnd();
    if (++paused_ == 1) cooperator_.remove(shared_from_this());
  }
  void resume() {
    if (paused_ == 0) throw NotPaused();
    if (--paused_ != 0 || end_ != End::None) return;
    try {
      cooperator_.add(shared_from_this());
    } catch (const std::bad_alloc&) {  // nothing has changed
      ++paused_;
      throw;
    }
  }
  void stop() {
    checkEnd();
    complete(End::Stopped, Failure(TaskStopped()));
  }
  void stopWithScheduler() { complete(End::SchedulerStopped, Failure(ravel::SchedulerStopped())); }

  void work() {
    std::optional<Step> step;
    try {
      step = step_();
    } catch (...) {
      return complete(End::Failed, Failure::current());
    }
    if (step->ended()) return complete(End::Done, std::nullopt);
    if (!step->wait()) return;
    pause();
    const CooperativeTask self = handle();
    const auto orFail = [self](auto&& act) {
      try {
        act();
      } catch (const std::bad_alloc&) {
        self.state_->fail(Failure::current());
      }
    };
    orFail([&] {
      Deferred<>(step->wait())
          .addCallbacks([self, orFail] { orFail([&] { self.state_->resume(); }); },
                        [self](const Failure& failure) { self.state_->complete(End::Failed, failure); });
    });
  }
  void fail(const Failure& failure) { complete(End::Failed, failure); }

 private:
  void checkEnd() const {
    switch (end_) {
      case End::None: return;
      case End::Done: throw TaskDone();
      case End::Failed: throw TaskFailed();
      case End::Stopped: throw TaskStopped();
      case End::SchedulerStopped: throw ravel::SchedulerStopped();
    }
  }
  void fire(Deferred<CooperativeTask>& d) {
    if (failure_) {
      d.errback(*failure_);
    } else {
      d.callback(handle());
    }
  }
  void complete(End end, std::optional<Failure> failure) {
    end_ = end;
    failure_ = std::move(failure);
    if (paused_ == 0) cooperator_.remove(shared_from_this());
    // The task is out of the cooperator before anybody hears of its end.
    if (told_) throw AlreadyCalledError();               // who was told would be so again
    for (std::size_t i = 0; i < waiting_.size(); ++i) {  // NOLINT(modernize-loop-convert): it may grow on the way
      Deferred<CooperativeTask> d = waiting_[i];
      fire(d);
    }
    if (failure_ || waiting_.empty()) return;
    told_ = true;
    const auto gone = std::move(waiting_);  // they hold this task now
  }

  Cooperator::State& cooperator_;
  Function<Step()> step_;
  std::vector<Deferred<CooperativeTask>> waiting_;
  bool told_ = false;  // that it is done
  int paused_ = 0;
  End end_ = End::None;
  std::optional<Failure> failure_;
};

void Cooperator::State::add(const Task& task) {
  tasks_->push_back(task);
  if (stopped) return task->stopWithScheduler();
  try {
    schedule();
  } catch (...) {
    tasks_->pop_back();
    throw;
  }
}

void Cooperator::State::tick() {
  call_ = {};
  Enough isEnough = enough();
  while (!tasks_->empty()) {
    const Task task = next();
    if (!task) {
      walked_ = tasks_;
      place_ = 0;
      continue;
    }
    task->work();
    if (isEnough()) break;
  }
  try {
    schedule();
  } catch (const std::bad_alloc&) {  // there will be no other tick
    while (!tasks_->empty()) Task(tasks_->back())->fail(Failure::current());
  }
}

void Cooperator::State::stop() {
  auto none = std::make_shared<List>();
  stopped = true;
  const auto told = tasks_;
  for (std::size_t i = 0; i < told->size(); ++i) {
    const Task task = (*told)[i];
    task->stopWithScheduler();
  }
  tasks_ = std::move(none);
  if (call_) std::exchange(call_, {}).cancel();
}

Cooperator::Cooperator(ReactorTime& clock, Options options)
    : state_(std::make_shared<State>(clock, std::move(options))) {}

CooperativeTask Cooperator::cooperate(Function<Step()> step) {
  const std::shared_ptr<State> held = state_;
  const auto task = std::make_shared<CooperativeTask::State>(*held, std::move(step));
  held->add(task);
  return task->handle();
}

void Cooperator::start() { std::shared_ptr(state_)->start(); }
void Cooperator::stop() { std::shared_ptr(state_)->stop(); }
bool Cooperator::running() const { return state_->started && !state_->stopped; }

// Each holds the task while it works: what it calls may let go of this handle.
Deferred<CooperativeTask> CooperativeTask::whenDone() { return CooperativeTask(*this).state_->whenDone(); }
void CooperativeTask::pause() { CooperativeTask(*this).state_->pause(); }
void CooperativeTask::resume() { CooperativeTask(*this).state_->resume(); }
void CooperativeTask::stop() { CooperativeTask(*this).state_->stop(); }

}  // namespace ravel
