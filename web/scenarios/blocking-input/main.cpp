#include <algorithm>
#include <map>
#include <optional>

#include <ravel/ravel.h>
#include <ravel/stage.h>

void play(ravel::Stage& stage) {
  using Page = std::optional<std::string>;
  const std::vector<std::string> hosts{"north", "south", "east", "west", "centre", "a_bad_url"};
  std::map<std::string, Page> pages;
  std::size_t settled = 0;

  // Each function keeps its own copy of the host: the loop's variable is gone when they run.
  const auto got = [&](const std::string& host) {
    return [&stage, host](const std::string& page) -> Page {
      stage.print("got", host);
      return page;
    };
  };
  const auto failed = [&](const std::string& host) {
    return [&stage, host](const ravel::Failure&) -> Page {
      stage.print("failed", host);
      return std::nullopt;
    };
  };
  const auto save = [&](const std::string& host) { return [&pages, host](Page page) { pages[host] = page; }; };
  const auto count = [&] {
    settled += 1;
    if (settled < hosts.size()) return;
    const auto empty = std::count_if(pages.begin(), pages.end(), [](const auto& entry) { return !entry.second; });
    stage.print("kept", pages.size(), "entries,", empty, "empty");
  };

  for (const auto& host : hosts) {
    ravel::getPage(stage.client, "http://" + host + ".test/")
        .addCallbacks(got(host), failed(host))
        .addCallback(save(host))
        .addBoth(count);
  }
  stage.print("six requests are out");
  stage.reactor.run();
}
