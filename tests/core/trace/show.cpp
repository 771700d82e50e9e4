// show: values as short texts, the same in every language.
#include <ravel/trace/show.h>

#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/defer/deferred.h>

using namespace ravel;

TEST_CASE("show") {
  SECTION("whole numbers stand without a point, however large") {
    CHECK(show(35) == "35");
    CHECK(show(-1L) == "-1");
    CHECK(show(35.0) == "35");
    CHECK(show(100000.0) == "100000");
    CHECK(show(123456789012345.0) == "123456789012345");
    CHECK(show(1e18) == "1000000000000000000");
  }
  SECTION("other numbers are the shortest text that reads back equal, as JavaScript has it") {
    CHECK(show(0.1) == "0.1");
    CHECK(show(0.1 + 0.2) == "0.30000000000000004");
    CHECK(show(-2.5) == "-2.5");
    CHECK(show(1234.5678) == "1234.5678");
    CHECK(show(0.000001) == "0.000001");
    CHECK(show(0.0000001) == "1e-7");
    CHECK(show(1.5e-9) == "1.5e-9");
    CHECK(show(1e21) == "1e+21");
    CHECK(show(1.25e300) == "1.25e+300");
    CHECK(show(123456789012345680000.0) == "123456789012345680000");
    CHECK(show(5e-324) == "5e-324");
    CHECK(show(1.7976931348623157e308) == "1.7976931348623157e+308");
    CHECK(show(0.0) == "0");
    CHECK(show(-0.0) == "0");
    CHECK(show(1.5F) == "1.5");
  }
  SECTION("numbers that are none have JavaScript's names") {
    CHECK(show(std::numeric_limits<double>::quiet_NaN()) == "NaN");
    CHECK(show(std::numeric_limits<double>::infinity()) == "Infinity");
    CHECK(show(-std::numeric_limits<double>::infinity()) == "-Infinity");
  }
  SECTION("texts stand as they are") {
    CHECK(show("hello") == "hello");
    CHECK(show(std::string("a b")) == "a b");
    CHECK(show(std::string_view("view")) == "view");
  }
  SECTION("a missing value is (nothing)") {
    CHECK(show(nullptr) == "(nothing)");
    CHECK(show(std::optional<int>()) == "(nothing)");
    CHECK(show(std::optional<int>(3)) == "3");
  }
  SECTION("lists are joined by a comma and a space, also where an item is empty") {
    CHECK(show(std::vector<int>{1, 2, 3}) == "1, 2, 3");
    CHECK(show(std::vector<std::string>{"", "b", ""}) == ", b, ");
    CHECK(show(std::vector<int>{}) == "");
    CHECK(show(std::vector<std::optional<int>>{1, std::nullopt}) == "1, (nothing)");
  }
  SECTION("a Deferred is <Deferred>, an error its message, what is unknown <object>") {
    CHECK(show(Deferred<int>()) == "<Deferred>");
    CHECK(show(Failure(std::runtime_error("boom"))) == "boom");
    struct Unknown {};
    CHECK(showAny(Unknown()) == "<object>");
    CHECK(showAny(7) == "7");
  }
  SECTION("true and false are words") { CHECK(show(true) == "true"); }
}

TEST_CASE("seconds with one decimal") {
  CHECK(seconds1(1.5) == "1.5");
  CHECK(seconds1(2) == "2.0");
  CHECK(seconds1(0.04) == "0.0");
  CHECK(seconds1(10.96) == "11.0");
  SECTION("halves go up, as JavaScript's toFixed has it") {
    CHECK(seconds1(0.25) == "0.3");
    CHECK(seconds1(0.75) == "0.8");
    CHECK(seconds1(2.25) == "2.3");
    CHECK(seconds1(0.45) == "0.5");
    CHECK(seconds1(-0.25) == "-0.3");
    CHECK(seconds1(0.35) == "0.3");  // a little less than it looks
    CHECK(seconds1(1.45) == "1.4");
  }
}
