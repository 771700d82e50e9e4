// The fuzzer of line receivers: bytes in pieces of any size, mode changes, pauses and limits, against plain models.
//
// The first bytes choose the delimiter and the longest line. Then come steps: a byte that says what to do, and for
// data one for its length. What a line brings about its first letter says (react).
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <ravel/protocol/line_only_receiver.h>
#include <ravel/protocol/line_receiver.h>
#include <ravel/protocol/string_transport.h>

#include "fuzz/lines_model.h"

namespace {

using fuzz::Told;

class Lines final : public ravel::LineReceiver {
 public:
  Told told;

  void feed(std::string_view data) { dataReceived(data); }
  std::string clear() { return clearLineBuffer(); }
  void pause() { pauseProducing(); }
  void resume() { resumeProducing(); }
  void close() { transport->loseConnection(); }

  void lineReceived(std::string_view line) override { hear("line ", line); }
  void rawDataReceived(std::string_view data) override { hear("raw ", data); }
  void lineLengthExceeded(std::string_view line) override {
    told.push_back("too long " + std::string(line));
    LineReceiver::lineLengthExceeded(line);
  }

 private:
  void hear(const char* what, std::string_view data) {
    told.push_back(what + std::string(data));
    fuzz::react(*this, data);
  }
};

class LinesOnly final : public ravel::LineOnlyReceiver {
 public:
  Told told;

  void feed(std::string_view data) { dataReceived(data); }
  void close() { transport->loseConnection(); }

  void lineReceived(std::string_view line) override {
    told.push_back("line " + std::string(line));
    fuzz::react(*this, line);
  }
  void lineLengthExceeded(std::string_view line) override {
    told.push_back("too long " + std::string(line));
    LineOnlyReceiver::lineLengthExceeded(line);
  }
};

/// Takes bytes off the front.
class Bytes {
 public:
  explicit Bytes(std::string_view all) : left_(all) {}
  bool empty() const { return left_.empty(); }
  std::uint8_t one() {
    const auto byte = left_.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(left_[0]);
    left_.remove_prefix(left_.empty() ? 0 : 1);
    return byte;
  }
  std::string_view some(std::size_t count) {
    const std::string_view taken = left_.substr(0, count);
    left_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view left_;
};

/// Does it, and says whether it threw.
template <class F>
bool throws(F&& act) {
  try {
    act();
    return false;
  } catch (const fuzz::Act&) {
    return true;
  }
}

void print(const char* whose, const Told& told) {
  for (const std::string& line : told) std::fprintf(stderr, "%s: %s\n", whose, line.c_str());
}

/// One step of the program, on a receiver or its model.
template <class Subject>
bool step(Subject& subject, int what, std::string_view data) {
  return throws([&] {
    if constexpr (requires { subject.setRawMode(); }) {
      switch (what) {
        case 0: return subject.pause();
        case 1: return subject.resume();
        case 2: return subject.setRawMode();
        case 3: return subject.setLineMode(data);
        case 4: subject.told.push_back("taken " + subject.clear()); return;
        default: break;
      }
    }
    subject.feed(data);
  });
}

template <class Receiver, class Model>
void run(Bytes bytes) {
  static constexpr const char* kDelimiters[] = {"\r\n", "\n", "::", "aba", "\r\n\r\n"};
  static constexpr std::size_t kLongest[] = {0, 3, 20, 16384, static_cast<std::size_t>(-1)};
  const auto receiver = std::make_shared<Receiver>();
  Model model;
  receiver->delimiter = model.delimiter = kDelimiters[bytes.one() % 5];
  receiver->MAX_LENGTH = model.longest = kLongest[bytes.one() % 5];
  receiver->makeConnection(std::make_shared<ravel::StringTransport>());
  while (!bytes.empty()) {
    const int what = bytes.one() % 16;
    const std::string_view data = what < 3 || what == 4 ? "" : bytes.some(bytes.one());
    const bool threw = step(*receiver, what, data);
    const bool modelThrew = step(model, what, data);
    if (threw == modelThrew && receiver->told == model.told && receiver->transport->disconnecting() == model.closed) {
      continue;
    }
    print("receiver", receiver->told);
    print("model", model.told);
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes({reinterpret_cast<const char*>(data), size});
  if (bytes.one() % 2 == 0) {
    run<Lines, fuzz::LineModel>(bytes);
  } else {
    run<LinesOnly, fuzz::LineOnlyModel>(bytes);
  }
  return 0;
}
