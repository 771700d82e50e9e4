#include <algorithm>
#include <deque>

#include <ravel/ravel.h>
#include <ravel/stage.h>

namespace {

constexpr int items = 8;
constexpr std::size_t pauseAt = 3;
constexpr std::size_t resumeAt = 1;

// What lies between the two, and how far both are.
class Line {
 public:
  explicit Line(ravel::Stage& stage) : stage_(stage) {}

  void start() {
    later(0.0, &Line::produce);
    later(0.45, &Line::consume);
  }

 private:
  void produce() {
    made_ += 1;
    waiting_.push_back(made_);
    most_ = std::max(most_, waiting_.size());
    stage_.print("made", std::to_string(made_) + ", waiting", waiting_.size());
    if (made_ == items) return;
    if (waiting_.size() >= pauseAt) {
      pause();
    } else {
      later(0.1, &Line::produce);
    }
  }

  // A paused producer asks for no call.
  void pause() {
    paused_ = true;
    stage_.print("pause");
  }
  void resume() {
    paused_ = false;
    stage_.print("resume");
    later(0.1, &Line::produce);
  }

  void consume() {
    if (!waiting_.empty()) take();
    if (taken_ < items) {
      later(0.45, &Line::consume);
    } else {
      stage_.print("most waiting:", most_);
    }
  }

  void take() {
    const int item = waiting_.front();
    waiting_.pop_front();
    taken_ += 1;
    stage_.print("took", std::to_string(item) + ", waiting", waiting_.size());
    if (paused_ && waiting_.size() <= resumeAt) resume();
  }

  void later(double seconds, void (Line::*step)()) { stage_.reactor.callLater(seconds, step, this); }

  ravel::Stage& stage_;
  std::deque<int> waiting_;
  int made_ = 0;
  int taken_ = 0;
  std::size_t most_ = 0;
  bool paused_ = false;
};

}  // namespace

void play(ravel::Stage& stage) {
  Line line(stage);
  line.start();
  stage.reactor.run();
}
