// CurlClient: whom it trusts.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "native/asking.h"
#include "native/tls_server.h"

using native::Asking;

namespace {

std::string get(const std::string& url, const std::string& caFile) {
  ravel::CurlOptions options = native::patientLimits();
  options.caFile = caFile;
  Asking asking(options);
  const auto end = asking.begin(url);
  asking.run();
  return end->text;
}

}  // namespace

TEST_CASE("certificates") {
  if (!native::TlsServer::canBe()) SKIP("there is no openssl");
  const native::TlsServer server;

  SECTION("that nobody knows are refused, and the failure says what may be done") {
    const std::string end = get(server.url("/hello"), "");
    CAPTURE(end);
    CHECK(end.starts_with("VerifyError: https://127.0.0.1:"));
    CHECK(end.find("certificate") != std::string::npos);
    CHECK(end.find("caFile") != std::string::npos);
  }
  SECTION("are taken when their CA is given") { CHECK(get(server.url("/hello"), server.certificate()) == "200 hello"); }
  SECTION("of another name are refused, whoever signed them") {
    CHECK(get(server.url("/hello", "localhost"), server.certificate()).starts_with("VerifyError: "));
  }
  SECTION("can't be checked by a file that is not there") {
    const std::string end = get(server.url("/hello"), "/no/such/file.pem");
    CAPTURE(end);
    CHECK(end.starts_with("SSLError: "));
    CHECK(end.find("check caFile") != std::string::npos);
  }
  SECTION("count: nobody is led from https to http") {
    const std::string end = get(server.url("/moved"), server.certificate());
    CAPTURE(end);
    CHECK(end.starts_with("SchemeNotSupported: "));
  }
}
