// Failure.
#include <ravel/defer/failure.h>

#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/defer/errors.h>

using namespace ravel;

namespace {

struct Coded {
  int code = 0;
};
class CodedError : public Coded, public std::runtime_error {
 public:
  explicit CodedError(int code) : Coded{code}, std::runtime_error("coded") {}
};

Failure caught(auto throwIt) {
  try {
    throwIt();
  } catch (...) {
    return Failure::current();
  }
  return Failure(std::logic_error("nothing was thrown"));
}

}  // namespace

TEST_CASE("Failure") {
  const Failure wrapped(std::runtime_error("disk full"));
  const Failure thrown = caught([] { throw std::runtime_error("disk full"); });

  SECTION("it says what its error says, and its type") {
    CHECK(wrapped.getErrorMessage() == "disk full");
    CHECK(thrown.getErrorMessage() == "disk full");
    CHECK(wrapped.typeName() == "std::runtime_error");
    CHECK(thrown.typeName() == "std::runtime_error");
  }
  SECTION("the library's own types are named as programs name them") {
    CHECK(Failure(CancelledError()).typeName() == "CancelledError");
  }
  SECTION("check<E>() gives the error as an E, where it is one") {
    CHECK(wrapped.check<std::runtime_error>()->what() == std::string("disk full"));
    CHECK(thrown.check<std::exception>() != nullptr);
    CHECK(wrapped.check<std::logic_error>() == nullptr);
    CHECK(thrown.check<std::logic_error>() == nullptr);
    CHECK(wrapped.check<int>() == nullptr);
  }
  SECTION("check<E>() finds errors that are no std::exception") {
    const Failure number = caught([] { throw 7; });
    REQUIRE(number.check<int>());
    CHECK(*number.check<int>() == 7);
    CHECK(number.check<std::exception>() == nullptr);
    CHECK_FALSE(number.getErrorMessage().empty());
  }
  SECTION("what check<E>() gives lives as long as the Failure, also for a base that is no std::exception") {
    const Failure failure{CodedError(7)};
    const Coded* coded = failure.check<Coded>();
    REQUIRE(coded);
    CHECK(coded->code == 7);
    CHECK(failure.check<Coded>() == coded);
  }
  SECTION("trap<E...>() says which of the types it is") {
    CHECK(wrapped.trap<std::runtime_error>() == 0);
    CHECK(wrapped.trap<std::logic_error, std::runtime_error, std::exception>() == 1);
  }
  SECTION("trap<E...>() raises the error again when it is none of them") {
    CHECK_THROWS_AS((wrapped.trap<std::logic_error, int>()), std::runtime_error);
    CHECK_THROWS_AS((thrown.trap<std::logic_error>()), std::runtime_error);
  }
  SECTION("raiseException() throws the error") {
    CHECK_THROWS_AS(wrapped.raiseException(), std::runtime_error);
    CHECK_THROWS_AS(thrown.raiseException(), std::runtime_error);
  }
  SECTION("raising a caught error gives the same object each time") {
    const auto address = [](const Failure& failure) -> const void* {
      try {
        failure.raiseException();
      } catch (const std::exception& error) {
        return &error;
      }
    };
    CHECK(address(thrown) == address(thrown));
    CHECK(address(thrown) == thrown.check<std::exception>());
  }
  SECTION("copies share one error") { CHECK(Failure(wrapped).body() == wrapped.body()); }
  SECTION("current() outside a catch has nothing to take") {
    CHECK_THROWS_AS(Failure::current(), NoCurrentExceptionError);
  }
}
