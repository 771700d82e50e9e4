// What curl tells of a request that came to no answer, as a Failure.
#pragma once

#include <string>

#include <curl/curl.h>

#include <ravel/defer/failure.h>
#include <ravel/http/header_check.h>
#include <ravel/native/curl_options.h>

namespace ravel::detail {

struct CurlOutcome {
  CURLcode code = CURLE_OK;
  std::string url = {};
  std::string words = {};  // curl's own; empty: the code's
  bool refused = false;    // the system said that nobody listens
  double seconds = 0;      // since the asking
  HeaderCheck::Trouble headers = HeaderCheck::Trouble::None;
  bool began = false;  // a header has come
  bool whole = false;  // and all of them
  bool bodyTooLarge = false;
  bool noMemory = false;
};

/// A ConnectError always, of the finest type there is. Its message names the address and what may be done.
Failure curlFailure(const CurlOutcome& outcome, const CurlOptions& options);

}  // namespace ravel::detail
