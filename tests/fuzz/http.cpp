// The fuzzer of answers: bytes become what a host sends to a CurlClient, and what the client makes of it is judged.
//
//   build/fuzz/tests/fuzz_http          goes on until it finds something
//   build/fuzz/tests/fuzz_http FILE     the bytes of a file
//
// The first byte says in how many pieces they come, and whether the host hangs up or resets. Both ends are on one
// reactor. Header lines go through HeaderCheck alone, too; and curl's codes, with any words, become Failures.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <ravel/http/header_check.h>
#include <ravel/native/curl_client.h>
#include <ravel/native/curl_failure.h>
#include <ravel/native/tcp_endpoints.h>
#include <ravel/ravel.h>

#include "fuzz/http_model.h"

using namespace ravel;

namespace {

/// No redirect is followed: what is made of bytes must not ask other hosts.
CurlOptions limits() {
  return {
      .connectTimeout = 10, .timeout = 10, .slowTimeout = 10, .mostBody = 600, .mostHeaders = 1000, .mostRedirects = 0};
}

void refuse(const char* what, const std::string& found) {
  std::fprintf(stderr, "%s\n%s\n", what, found.c_str());
  std::abort();
}

/// Answers the first request with a text, in pieces.
class Host final : public Protocol {
 public:
  Host(std::string_view text, unsigned how) : text_(text), pieces_(1 + how % 4), resets_(how & 8) {}
  void dataReceived(std::string_view data) override {
    request_ += data;
    if (request_.find("\r\n\r\n") == std::string::npos) return;
    const std::size_t length = text_.size() / pieces_ + 1;
    for (std::size_t at = 0; at < text_.size(); at += length) transport->write(text_.substr(at, length));
    resets_ ? transport->abortConnection() : transport->loseConnection();
  }

 private:
  std::string_view text_;
  unsigned pieces_;
  bool resets_;
  std::string request_;
};

void judgeHeaders(std::string_view text) {
  const auto lines = fuzz::linesOf(text);
  for (const std::size_t most : {std::size_t{64}, std::size_t{4096}}) {
    HeaderCheck check(most);
    for (const auto line : lines) check.take(line);
    if (check.trouble() != fuzz::troubleOf(lines, most)) refuse("HeaderCheck errs.", std::string(text));
    const auto before = check.trouble();
    if (before != HeaderCheck::Trouble::None && check.take("HTTP/1.1 200 OK\r\n") != before)
      refuse("Trouble does not stay.", std::string(text));
  }
}

void judgeFailure(std::string_view text, unsigned how) {
  const CurlOptions options = limits();
  for (const unsigned flags : {how, how >> 4}) {
    detail::CurlOutcome outcome{.code = static_cast<CURLcode>(how % 101),
                                .url = "http://host.example/",
                                .words = std::string(text),
                                .refused = (flags & 1) != 0,
                                .seconds = flags & 2 ? 20.0 : 0.1,
                                .headers = static_cast<HeaderCheck::Trouble>(flags % 6),
                                .began = (flags & 4) != 0,
                                .bodyTooLarge = flags == 6};
    const Failure failure = detail::curlFailure(outcome, options);
    if (!failure.check<ConnectError>()) refuse("This is no ConnectError.", failure.typeName());
    if (failure.getErrorMessage().find(outcome.url) == std::string::npos) {
      refuse("Which page it was is not said.", failure.getErrorMessage());
    }
  }
}

/// A page that was given is one that is there.
void judgeResponse(std::string_view text, const Response& response) {
  const auto answer = fuzz::answerIn(text);
  if (!answer) refuse("An answer without an end of its headers was taken.", std::string(text));
  if (response.status < 100 || response.status > 999) refuse("No status.", std::to_string(response.status));
  if (response.body.size() > limits().mostBody) refuse("Too large a body was taken.", std::string(text));
  if ((answer->status + answer->headers).find('\0') != std::string::npos) refuse("A NUL was taken.", std::string(text));
  const bool empty = response.status < 200 || response.status == 204 || response.status == 304;
  if (answer->packed || empty) return;
  if (answer->length && response.body.size() != *answer->length) refuse("Another length was taken.", std::string(text));
  if (!std::string_view(answer->body).starts_with(response.body)) refuse("Another body was taken.", std::string(text));
}

void judgeAnswer(std::string_view text, unsigned how) {
  World world;
  NativeReactor reactor(world);
  CurlClient client(reactor, limits());
  int ends = 0;
  std::shared_ptr<ListeningPort> port;
  serverFromString(reactor, "tcp:0:interface=127.0.0.1")
      ->listen(Factory::forProtocol([&] { return std::make_shared<Host>(text, how); }))
      .addCallback([&](const std::shared_ptr<ListeningPort>& listening) { port = listening; });
  const std::string url = "http://127.0.0.1:" + std::to_string(port->getHost().port) + "/";
  client.get(url).addBoth([&](const Outcome<Response>& end) {
    ++ends;
    if (!end.failed()) {
      judgeResponse(text, end.value());
    } else if (!end.failure().check<ConnectError>() || end.failure().getErrorMessage().find(url) == std::string::npos) {
      refuse("This is no failure of this page.", end.failure().getErrorMessage());
    }
    reactor.callLater(0, [&] { reactor.stop(); });
  });
  reactor.callLater(15, [&] { refuse("It did not end.", std::string(text)); });
  reactor.run();
  if (ends != 1) refuse("It ended more than once.", std::string(text));
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  ::setenv("no_proxy", "*", 1);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const unsigned how = data[0];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  judgeHeaders(text);
  judgeFailure(text, how);
  judgeAnswer(text, how);
  return 0;
}
