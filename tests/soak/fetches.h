// Fetches: pages of a faulty server, many of which are given up.
#pragma once

#include <memory>
#include <string>

#include <ravel/native/curl_client.h>

#include "soak/chance.h"
#include "soak/tally.h"

namespace soak {

class Fetches {
 public:
  /// `server`: where soak/faulty_server.mjs listens.
  Fetches(ravel::NativeReactor& reactor, Chance& chance, std::string server);
  /// Keeps some under way until stop().
  void begin();
  void stop() { on_ = false; }

  Tally tally;  // by status, by the error's type; "wrong": a page that is not what was asked for
  std::uint64_t clients = 0;
  std::uint64_t dropped = 0;  // under way when their client ended, as they were to be

 private:
  void fetch();
  void next();
  /// A client that ends with requests under way.
  void dropSome();

  ravel::NativeReactor& reactor_;
  Chance& chance_;
  std::string server_;
  ravel::CurlClient client_;
  bool on_ = true;
};

}  // namespace soak
