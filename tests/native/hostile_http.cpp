// CurlClient against servers that mean harm: every request ends, in time, within its memory, and the client goes on.
#include <string>
#include <vector>

#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>

#include "native/asking.h"
#include "native/hostile_answers.h"
#include "native/local_server.h"

using native::Asking;
using native::HostileAnswer;
using native::HostileServer;
using native::Peer;

namespace {

/// The most memory that this process has had, in MB.
long peak() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// All at once, with one client; behind each it gets a good page.
void judge(const std::vector<HostileAnswer>& answers, const ravel::CurlOptions& limits = native::patientLimits()) {
  const long before = peak();
  native::LocalServer good;
  std::vector<std::unique_ptr<HostileServer>> servers;
  std::vector<std::shared_ptr<Asking::End>> ends;
  std::vector<std::shared_ptr<Asking::End>> after(answers.size());
  Asking asking(limits);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    servers.push_back(std::make_unique<HostileServer>(answers[i].behave));
    ends.push_back(asking.begin(servers[i]->url(), [&, i] { after[i] = asking.begin(good.url("/hello")); }));
  }
  asking.run();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    CAPTURE(answers[i].what, ends[i]->text.substr(0, 300));
    CHECK(ends[i]->text.starts_with(answers[i].end));
    CHECK((ends[i]->isConnectError || answers[i].end.starts_with("200")));
    CHECK(ends[i]->seconds >= 0);
    CHECK(ends[i]->seconds < 40);
    REQUIRE(after[i]);
    CHECK(after[i]->text == "200 hello from here");
  }
  CHECK(peak() - before < 300);  // under a sanitizer, too
}

}  // namespace

TEST_CASE("hostile status lines") { judge(native::hostileStatusLines()); }
TEST_CASE("hostile headers") { judge(native::hostileHeaders()); }
TEST_CASE("hostile lengths") { judge(native::hostileLengths()); }
TEST_CASE("hostile chunks") { judge(native::hostileChunks()); }
TEST_CASE("hostile bodies") { judge(native::hostileBodies()); }
TEST_CASE("hostile redirects") { judge(native::hostileRedirects(native::refusedUrl())); }
TEST_CASE("slow servers") { judge(native::slowServers(), native::shortLimits()); }

TEST_CASE("an answer that ends at any byte") {
  const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-More: a\r\n\r\nhello";
  for (const bool reset : {false, true}) {
    std::size_t next = 0;
    HostileServer server([&](Peer& peer) {
      if (!peer.readRequest()) return;
      peer.send(answer.substr(0, next++));
      if (reset) peer.reset();
    });
    Asking asking(native::patientLimits());
    std::vector<std::shared_ptr<Asking::End>> ends;
    std::function<void()> more = [&] {
      if (ends.size() < answer.size()) ends.push_back(asking.begin(server.url(), more));
    };
    more();
    asking.run();
    REQUIRE(ends.size() == answer.size());
    for (std::size_t i = 0; i < ends.size(); ++i) {
      CAPTURE(reset, i, ends[i]->text);
      CHECK(ends[i]->text.starts_with("Response"));
      CHECK(ends[i]->isConnectError);
    }
  }
}

TEST_CASE("a body of the largest size, and one byte more") {
  const ravel::CurlOptions limits = native::patientLimits();
  for (const std::size_t size : {limits.mostBody, limits.mostBody + 1}) {
    for (const bool told : {true, false}) {
      HostileServer server([&](Peer& peer) {
        const std::string length = "Content-Length: " + std::to_string(size) + "\r\n";
        if (peer.readRequest()) {
          peer.send("HTTP/1.1 200 OK\r\n" + (told ? length : "") + "\r\n" + std::string(size, 'x'));
        }
      });
      Asking asking(limits);
      const auto end = asking.begin(server.url());
      asking.run();
      CAPTURE(size, told, end->text.substr(0, 100));
      CHECK(end->text.starts_with(size == limits.mostBody ? "200 x" : "BodyTooLarge: "));
    }
  }
}
