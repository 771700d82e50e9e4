// CurlOptions: what a CurlClient puts up with.
#pragma once

#include <cstddef>
#include <string>

namespace ravel {

/// Times are seconds, more than 0 and at most a million (slowTimeout counts whole ones, rounded up); sizes are bytes.
/// What goes beyond one is a failure of its own type (http/errors.h).
struct CurlOptions {
  double connectTimeout = 30;  // for the name, the connection and TLS together: TCPTimedOutError
  double timeout = 300;        // for all of a request, redirects included: ResponseTimedOut
  double slowTimeout = 60;     // as long may fewer than `slowest` bytes a second come: ResponseTooSlow
  std::size_t slowest = 16;    // a silent host is slow, too; 0: nobody is too slow
  std::size_t mostBody = std::size_t{64} * 1024 * 1024;  // as it comes and unpacked: BodyTooLarge
  std::size_t mostHeaders = std::size_t{256} * 1024;     // of all answers of a request together: HeadersTooLarge
  int mostRedirects = 5;                                 // InfiniteRedirection
  std::string caFile = {};  // PEM: whose certificates are trusted; empty: the system's list
};

}  // namespace ravel
