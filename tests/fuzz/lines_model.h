// What line receivers are to do, written as plainly as can be: the fuzzer holds the real ones against it.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

/// What became of what was fed in: a line each for a line, raw data, and what was too long.
using Told = std::vector<std::string>;

/// What a program does about a line or raw data: the same to a receiver and to its model.
struct Act : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A LineReceiver that takes everything off the front of one string.
class LineModel {
 public:
  std::string delimiter;
  std::size_t longest = 0;
  Told told;
  bool closed = false;

  void feed(std::string_view data) {
    waiting_ += data;
    if (busy_) return;
    busy_ = true;
    try {
      while (step()) {
      }
    } catch (...) {
      busy_ = false;
      throw;
    }
    busy_ = false;
  }
  void setRawMode() { raw_ = true; }
  void setLineMode(std::string_view extra) {
    raw_ = false;
    if (!extra.empty()) feed(extra);
  }
  std::string clear() {
    std::string all = waiting_;
    waiting_.clear();
    return all;
  }
  void pause() { paused_ = true; }
  void resume() {
    paused_ = false;
    feed({});
  }
  void close() { closed = true; }

 private:
  bool step();

  std::string waiting_;
  bool raw_ = false;
  bool paused_ = false;
  bool busy_ = false;
};

/// A LineOnlyReceiver, as Twisted has it: what is whole is split off, then told.
class LineOnlyModel {
 public:
  std::string delimiter;
  std::size_t longest = 0;
  Told told;
  bool closed = false;

  void feed(std::string_view data);
  void close() { closed = true; }

 private:
  std::string rest_;
};

/// What the program does when it is told of a line or of raw data: by its first letter. Subject: a receiver or a model.
template <class Subject>
void react(Subject& subject, std::string_view data) {
  const char first = data.empty() ? '-' : data[0];
  if constexpr (requires { subject.setRawMode(); }) {
    switch (first) {
      case 'R': return subject.setRawMode();
      case 'L': return subject.setLineMode(data.substr(1));
      case 'P': return subject.pause();
      case 'B': subject.told.push_back("cleared " + subject.clear()); return;
      default: break;
    }
  }
  // What feeds itself is given less each time.
  if (first == 'F') return subject.feed(data.substr(1));
  if (first == 'C') return subject.close();
  if (first == 'X') throw Act("thrown");
}

}  // namespace fuzz
