// HeaderCheck: what of an answer's headers is taken.
#include <ravel/http/header_check.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

using ravel::HeaderCheck;
using Trouble = HeaderCheck::Trouble;

namespace {

Trouble troubleOf(std::initializer_list<std::string_view> lines, std::size_t most = 1000) {
  HeaderCheck check(most);
  for (const auto line : lines) check.take(line);
  return check.trouble();
}

constexpr std::string_view ok = "HTTP/1.1 200 OK\r\n";

}  // namespace

TEST_CASE("the headers of an answer") {
  SECTION("are taken as they should be") {
    CHECK(troubleOf({ok, "Content-Length: 5\r\n", "X: y\r\n", "\r\n"}) == Trouble::None);
    CHECK(troubleOf({"HTTP/2 204\r\n", "\r\n"}) == Trouble::None);
    CHECK(troubleOf({"HTTP/1.0 404 Not Found\n", "content-LENGTH:\t5 \n", "\n"}) == Trouble::None);
  }
  SECTION("are whole at the blank line, and one answer may follow another") {
    HeaderCheck check(1000);
    CHECK_FALSE(check.began());
    check.take("HTTP/1.1 302 Found\r\n");
    CHECK(check.began());
    check.take("Content-Length: 5\r\n");
    CHECK_FALSE(check.whole());
    check.take("\r\n");
    CHECK(check.whole());
    check.take(ok);
    CHECK_FALSE(check.whole());
    check.take("Content-Length: 6\r\n");
    check.take("\r\n");
    CHECK(check.whole());
    check.take("X-Trailer: a\r\n");
    CHECK(check.whole());
    CHECK(check.trouble() == Trouble::None);
  }
  SECTION("are refused with a status line that is none") {
    for (const auto line : {"ICY 200 OK\r\n", "http/1.1 200 OK\r\n", "HTTP/1.1 20 OK\r\n", "HTTP/1.1 2000 OK\r\n",
                            "HTTP/1.1 000 OK\r\n", "HTTP/1.1\r\n", "HTTP/201.1 0 OK\r\n", "HTTP/", "X: y\r\n"}) {
      CAPTURE(line);
      CHECK(troubleOf({line}) == Trouble::WrongStatus);
    }
    CHECK(troubleOf({"HTTP/1.1 100 Continue\r\n", "\r\n", "hTTP/1.1 200 OK\r\n"}) == Trouble::WrongStatus);
  }
  SECTION("are refused with a length that is no number, or with two") {
    for (const auto line : {"Content-Length: -5\r\n", "Content-Length: \r\n", "Content-Length: 5 6\r\n",
                            "Content-Length: 0x5\r\n", "Content-Length: 1234567890123456789\r\n"}) {
      CAPTURE(line);
      CHECK(troubleOf({ok, line}) == Trouble::WrongLength);
    }
    CHECK(troubleOf({ok, "Content-Length: 5\r\n", "content-length: 5\r\n"}) == Trouble::TwoLengths);
    CHECK(troubleOf({ok, "X-Content-Length: x\r\n", "Content-Length : x\r\n", "Content-Lengths: x\r\n"}) ==
          Trouble::None);
  }
  SECTION("are refused with a NUL or a lone carriage return") {
    CHECK(troubleOf({ok, std::string_view("X: \0\r\n", 6)}) == Trouble::Control);
    CHECK(troubleOf({ok, "X: a\rb\r\n"}) == Trouble::Control);
    CHECK(troubleOf({ok, "\r\r\n"}) == Trouble::Control);
    CHECK(troubleOf({ok, "X: a\r"}) == Trouble::Control);
  }
  SECTION("are refused beyond their size, that of all answers together; what was wrong stays so") {
    CHECK(troubleOf({ok, "\r\n"}, ok.size() + 2) == Trouble::None);
    CHECK(troubleOf({ok, "\r\n"}, ok.size() + 1) == Trouble::TooLarge);
    CHECK(troubleOf({ok, "\r\n", ok}, ok.size() + 2) == Trouble::TooLarge);
    CHECK(troubleOf({ok, std::string(2000, 'x'), "Content-Length: x\r\n"}) == Trouble::TooLarge);
  }
}
