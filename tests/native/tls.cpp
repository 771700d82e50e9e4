// CurlClient: whom it trusts.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "native/asking.h"
#include "native/local_server.h"
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
  SECTION("count: nobody is led from https to http, wherever the way began") {
    const native::LocalServer plain;
    const auto over = [&](const std::string& url) { return plain.url("/to?" + url); };
    const std::string moved = server.url("/moved");
    for (const auto& url : {moved, server.url("/on"), over(moved), over(server.url("/on")), over(over(moved)),
                            over("HTTPS" + moved.substr(5))}) {
      const std::string end = get(url, server.certificate());
      CAPTURE(url, end);
      CHECK(end.starts_with("SchemeNotSupported: " + url + ": "));
      CHECK(end.ends_with(". Only http and https are followed, and from https only https"));
    }
  }
  SECTION("keep nobody from the way from http to https") {
    const native::LocalServer plain;
    const auto over = [&](const std::string& url) { return plain.url("/to?" + url); };
    const std::string hello = server.url("/hello");
    for (const auto& url : {over(hello), over(over(hello)), "HTTP" + over(over(hello)).substr(4)}) {
      CAPTURE(url);
      CHECK(get(url, server.certificate()) == "200 hello");
    }
  }
}
