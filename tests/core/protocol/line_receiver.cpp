// LineReceiver and LineOnlyReceiver.
#include <ravel/protocol/line_receiver.h>

#include <functional>
#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/protocol/line_only_receiver.h>
#include <ravel/protocol/string_transport.h>
#include <ravel/random/random.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

template <class Base>
class Noting : public Base {
 public:
  Lines lines;
  std::function<void(std::string_view)> onLine;

  void lineReceived(std::string_view line) override {
    lines.emplace_back(line);
    if (onLine) onLine(line);
  }
};

class Guest final : public Noting<LineReceiver> {
 public:
  void rawDataReceived(std::string_view data) override {
    lines.push_back("raw " + std::string(data));
    if (onRaw) onRaw(data);
  }
  std::function<void(std::string_view)> onRaw;
};

/// Keeps what is too long.
class Patient final : public Noting<LineReceiver> {
 public:
  void lineLengthExceeded(std::string_view line) override { lines.push_back("too long " + std::string(line)); }
};

}  // namespace

TEST_CASE("a line receiver") {
  const auto transport = std::make_shared<StringTransport>();
  const auto guest = std::make_shared<Guest>();
  guest->makeConnection(transport);

  SECTION("gets lines without their delimiter, however they arrive") {
    for (const std::string_view piece : {"a", "b\r", "\ncd\r\n\r\n", "e"}) guest->dataReceived(piece);
    CHECK(guest->lines == Lines{"ab", "cd", ""});
    guest->dataReceived("f\r\n");
    CHECK(guest->lines.back() == "ef");
  }
  SECTION("gets the same lines wherever the pieces end") {
    const std::string text = "one\r\n\r\n\rtwo\n\r\r\nthree\r\n";
    Random random(7);
    for (int round = 0; round < 200; ++round) {
      for (std::size_t at = 0; at < text.size();) {
        const auto length = static_cast<std::size_t>(random.randint(1, 6));
        guest->dataReceived(text.substr(at, length));
        at += length;
      }
      CHECK(guest->lines == Lines{"one", "", "\rtwo\n\r", "three"});
      guest->lines.clear();
    }
  }
  SECTION("takes a delimiter of one's own") {
    guest->delimiter = "::";
    guest->dataReceived("a:b::c::");
    CHECK(guest->lines == Lines{"a:b", "c"});
  }
  SECTION("sends a line with the delimiter") {
    guest->sendLine("hello");
    CHECK(transport->value() == "hello\r\n");
  }
  SECTION("closes the connection over a line that is too long") {
    guest->MAX_LENGTH = 3;
    SECTION("with its delimiter") { guest->dataReceived("abc\r\nabcd\r\nx\r\n"); }
    SECTION("or without, as soon as it can't be a line any more") {
      guest->dataReceived("abc\r\nabcd");
      CHECK_FALSE(transport->disconnecting());
      guest->dataReceived("e");
    }
    CHECK(guest->lines == Lines{"abc"});
    CHECK(transport->disconnecting());
  }
  SECTION("takes lines of up to 16384 bytes unless told otherwise") {
    guest->dataReceived(std::string(16384, 'x') + "\r\n");
    CHECK(guest->lines.size() == 1);
    guest->dataReceived(std::string(16385, 'x') + "\r\n");
    CHECK(guest->lines.size() == 1);
    CHECK(transport->disconnecting());
  }
  SECTION("can do something else about a line that is too long") {
    const auto patient = std::make_shared<Patient>();
    patient->MAX_LENGTH = 3;
    patient->makeConnection(transport);
    patient->dataReceived("abcd\r\nx\r\n");
    CHECK(patient->lines == Lines{"too long abcd\r\nx\r\n"});
    patient->dataReceived("y\r\n");
    CHECK(patient->lines.back() == "y");
    CHECK_FALSE(transport->disconnecting());
  }
  SECTION("changes to raw data in the middle of what has arrived, and back") {
    guest->onLine = [&](std::string_view line) {
      if (line == "raw") guest->setRawMode();
    };
    guest->dataReceived("a\r\nraw\r\n1\r\n2");
    CHECK(guest->lines == Lines{"a", "raw", "raw 1\r\n2"});
    guest->onRaw = [&](std::string_view data) { guest->setLineMode(data.substr(1)); };
    guest->dataReceived("3b\r\nc\r\n");
    CHECK(guest->lines == Lines{"a", "raw", "raw 1\r\n2", "raw 3b\r\nc\r\n", "b", "c"});
  }
  SECTION("goes back to lines from outside, with what is left of the raw data") {
    guest->setRawMode();
    guest->setLineMode("a\r\nb");
    guest->dataReceived("c\r\n");
    CHECK(guest->lines == Lines{"a", "bc"});
  }
  SECTION("stops giving out lines after loseConnection") {
    guest->onLine = [&](std::string_view) { transport->loseConnection(); };
    guest->dataReceived("a\r\nb\r\n");
    CHECK(guest->lines == Lines{"a"});
  }
  SECTION("holds lines back while it is paused, and the transport with it") {
    guest->onLine = [&](std::string_view line) {
      if (line == "a") guest->pauseProducing();
    };
    guest->dataReceived("a\r\nb\r\n");
    guest->dataReceived("c\r\n");
    CHECK(guest->lines == Lines{"a"});
    CHECK(transport->producerState() == StringTransport::Producing::Paused);
    guest->resumeProducing();
    CHECK(guest->lines == Lines{"a", "b", "c"});
    CHECK(transport->producerState() == StringTransport::Producing::Yes);
  }
  SECTION("only keeps what arrives while it gives out a line") {
    guest->onLine = [&](std::string_view line) {
      if (line == "a") guest->dataReceived("c\r\n");
      guest->lines.emplace_back("done");
    };
    guest->dataReceived("a\r\nb\r\n");
    CHECK(guest->lines == Lines{"a", "done", "b", "done", "c", "done"});
  }
  SECTION("goes on with the next line when a line's function has thrown") {
    guest->onLine = [&](std::string_view line) {
      if (line == "a") throw std::runtime_error("boom");
    };
    CHECK_THROWS_AS(guest->dataReceived("a\r\nb\r\n"), std::runtime_error);
    guest->dataReceived("c\r\n");
    CHECK(guest->lines == Lines{"a", "b", "c"});
  }
  SECTION("gives away what it has not given out") {
    guest->dataReceived("a\r\nbc");
    CHECK(guest->clearLineBuffer() == "bc");
    guest->dataReceived("d\r\n");
    CHECK(guest->lines == Lines{"a", "d"});
  }
  SECTION("closes the connection as a producer that is to stop") {
    guest->stopProducing();
    CHECK(transport->disconnecting());
    guest->dataReceived("a\r\n");
    CHECK(guest->lines.empty());
  }
  SECTION("takes the largest of all limits for none") {
    guest->MAX_LENGTH = static_cast<std::size_t>(-1);
    guest->dataReceived("a line without its e");
    CHECK_FALSE(transport->disconnecting());
    guest->dataReceived("nd\r\n");
    CHECK(guest->lines == Lines{"a line without its end"});
  }
  SECTION("refuses to cut at nothing") {
    guest->delimiter = "";
    CHECK_THROWS_AS(guest->dataReceived("a"), std::logic_error);
    guest->delimiter = "\n";
    guest->dataReceived("b\n");
    CHECK(guest->lines == Lines{"ab"});
  }
  SECTION("cuts a long row of short lines in one go") {  // were all moved up behind each, it would take minutes
    constexpr std::size_t kLines = 1'000'000;
    std::string row;
    for (std::size_t i = 0; i < kLines; ++i) row += "\r\n";
    std::size_t count = 0;
    guest->onLine = [&](std::string_view) {
      ++count;
      guest->lines.clear();
    };
    guest->dataReceived(row);
    CHECK(count == kLines);
    CHECK(guest->clearLineBuffer().empty());
  }
  SECTION("in raw mode wants rawDataReceived to be overridden") {
    Noting<LineReceiver> plain;
    plain.setRawMode();
    CHECK_THROWS_AS(plain.dataReceived("x"), std::logic_error);
  }
}

TEST_CASE("a receiver of lines only") {
  const auto transport = std::make_shared<StringTransport>();
  const auto guest = std::make_shared<Noting<LineOnlyReceiver>>();
  guest->makeConnection(transport);

  SECTION("gets lines without their delimiter, however they arrive") {
    for (const std::string_view piece : {"a", "b\r", "\ncd\r\n\r\n", "e"}) guest->dataReceived(piece);
    CHECK(guest->lines == Lines{"ab", "cd", ""});
  }
  SECTION("stops giving out lines after loseConnection") {
    guest->onLine = [&](std::string_view) { transport->loseConnection(); };
    guest->dataReceived("a\r\nb\r\n");
    CHECK(guest->lines == Lines{"a"});
  }
  SECTION("closes the connection over a line that is too long") {
    guest->MAX_LENGTH = 3;
    SECTION("with its delimiter") { guest->dataReceived("abcd\r\n"); }
    SECTION("or without") { guest->dataReceived("abcd"); }
    CHECK(transport->disconnecting());
    CHECK(guest->lines.empty());
  }
  SECTION("sends a line with the delimiter") {
    guest->sendLine("hello");
    CHECK(transport->value() == "hello\r\n");
  }
  SECTION("takes more while it gives out a line, behind all that it has") {
    guest->onLine = [&](std::string_view line) {
      if (line == "a") guest->dataReceived("d\r\ne");
    };
    guest->dataReceived("a\r\nb\r\nc");
    CHECK(guest->lines == Lines{"a", "cd", "b"});  // as in Twisted: the end of what came is there first
    guest->dataReceived("f\r\n");
    CHECK(guest->lines.back() == "ef");
  }
  SECTION("goes on behind a line whose function has thrown") {
    guest->onLine = [&](std::string_view line) {
      if (line == "a") throw std::runtime_error("boom");
    };
    CHECK_THROWS_AS(guest->dataReceived("a\r\nb\r\nc"), std::runtime_error);
    guest->dataReceived("d\r\n");
    CHECK(guest->lines == Lines{"a", "cd"});
  }
  SECTION("refuses to cut at nothing") {
    guest->delimiter = "";
    CHECK_THROWS_AS(guest->dataReceived("a"), std::logic_error);
  }
}
