// CurlTransfer: one request of a CurlClient, from asking to its end.
#pragma once

#include <string>
#include <string_view>

#include <curl/curl.h>

#include <ravel/http/header_check.h>
#include <ravel/http/http_client.h>
#include <ravel/native/curl_failure.h>
#include <ravel/native/curl_options.h>

namespace ravel::detail {

/// Holds an easy handle and what it brings. It stays where it is: curl knows its address.
class CurlTransfer {
 public:
  CurlTransfer(std::string url, const CurlOptions& options, Deferred<Response> deferred, std::uint64_t id);
  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;
  ~CurlTransfer();

  CURL* easy() const { return easy_; }
  /// Whether the headers have come to their end: curl takes a host that hangs up before for one that has no more to
  /// say.
  bool whole() const { return headers_.whole(); }
  /// Of what curl has ended with this code: why there is no answer.
  CurlOutcome outcome(CURLcode code) const;
  /// Of what curl has ended well.
  Response response();

  Deferred<Response> deferred;
  const std::uint64_t id;  // in traces

 private:
  void setUp(const CurlOptions& options);
  static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
  static int onProgress(void* self, curl_off_t, curl_off_t received, curl_off_t, curl_off_t);
  bool takeBody(std::string_view data);
  bool stayOnHttps();

  std::string url_;
  CURL* easy_;
  std::size_t mostBody_;
  HeaderCheck headers_;
  std::string body_;
  bool onHttps_ = false;
  bool bodyTooLarge_ = false;
  bool noMemory_ = false;
  char error_[CURL_ERROR_SIZE] = "";
};

}  // namespace ravel::detail
