// CurlTransfer: what curl is asked for, and what it brings.
#include <ravel/native/curl_transfer.h>

#include <cerrno>
#include <cmath>
#include <new>
#include <utility>

namespace ravel::detail {

namespace {

long milliseconds(double seconds) { return static_cast<long>(std::ceil(seconds * 1000)); }

}  // namespace

CurlTransfer::CurlTransfer(std::string url, const CurlOptions& options, Deferred<Response> d, std::uint64_t id)
    : deferred(std::move(d)),
      id(id),
      url_(std::move(url)),
      easy_(curl_easy_init()),
      mostBody_(options.mostBody),
      headers_(options.mostHeaders) {
  if (!easy_) throw std::bad_alloc();
  setUp(options);
}

CurlTransfer::~CurlTransfer() { curl_easy_cleanup(easy_); }

void CurlTransfer::setUp(const CurlOptions& options) {
  const auto set = [this](CURLoption option, auto value) {
    if (curl_easy_setopt(easy_, option, value) == CURLE_OUT_OF_MEMORY) {
      curl_easy_cleanup(easy_);
      throw std::bad_alloc();
    }
  };
  set(CURLOPT_URL, url_.c_str());
  set(CURLOPT_USERAGENT, "ravel");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_ERRORBUFFER, error_);
#if LIBCURL_VERSION_NUM >= 0x075700
  set(CURLOPT_QUICK_EXIT, 1L);  // giving up while a name is looked up would wait for the system's answer
#endif

  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 1L);
  set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  set(CURLOPT_MAXREDIRS, static_cast<long>(options.mostRedirects));

  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  if (!options.caFile.empty()) {
    set(CURLOPT_CAINFO, options.caFile.c_str());
    set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  }

  set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(options.connectTimeout));
  set(CURLOPT_TIMEOUT_MS, milliseconds(options.timeout));
  set(CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(options.slowest));
  set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(std::ceil(options.slowTimeout)));

  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options.mostBody));
  set(CURLOPT_WRITEFUNCTION, &onBody);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_HEADERFUNCTION, &onHeader);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &onProgress);
  set(CURLOPT_XFERINFODATA, this);
}

std::size_t CurlTransfer::onBody(char* data, std::size_t size, std::size_t count, void* self) {
  return static_cast<CurlTransfer*>(self)->takeBody({data, size * count}) ? size * count : 0;
}

bool CurlTransfer::takeBody(std::string_view data) {
  if (data.size() > mostBody_ - body_.size()) {
    bodyTooLarge_ = true;
    return false;
  }
  try {
    body_.append(data);
  } catch (const std::bad_alloc&) {  // it must not go through curl
    noMemory_ = true;
    return false;
  }
  return true;
}

std::size_t CurlTransfer::onHeader(char* data, std::size_t size, std::size_t count, void* self) {
  const std::size_t length = size * count;
  auto& transfer = *static_cast<CurlTransfer*>(self);
  return transfer.stayOnHttps() && transfer.headers_.take({data, length}) == HeaderCheck::Trouble::None ? length : 0;
}

/// Asked at each answer: after one over https only https is followed. Curl looks this up at every redirect anew.
bool CurlTransfer::stayOnHttps() {
  const char* address = nullptr;
  curl_easy_getinfo(easy_, CURLINFO_EFFECTIVE_URL, &address);
  if (onHttps_ || !curl_strnequal(address, "https:", 6)) return true;
  onHttps_ = curl_easy_setopt(easy_, CURLOPT_REDIR_PROTOCOLS_STR, "https") == CURLE_OK;
  noMemory_ = !onHttps_;
  return onHttps_;
}

/// The body of a redirect, too, is read, and nobody gets it.
int CurlTransfer::onProgress(void* self, curl_off_t, curl_off_t received, curl_off_t, curl_off_t) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  if (received > 0 && static_cast<std::size_t>(received) > transfer.mostBody_) transfer.bodyTooLarge_ = true;
  return transfer.bodyTooLarge_;
}

CurlOutcome CurlTransfer::outcome(CURLcode code) const {
  long systemError = 0;
  double seconds = 0;
  curl_easy_getinfo(easy_, CURLINFO_OS_ERRNO, &systemError);
  curl_easy_getinfo(easy_, CURLINFO_TOTAL_TIME, &seconds);
  return {.code = code,
          .url = url_,
          .words = error_,
          .refused = systemError == ECONNREFUSED,
          .seconds = seconds,
          .headers = headers_.trouble(),
          .began = headers_.began(),
          .whole = headers_.whole(),
          .bodyTooLarge = bodyTooLarge_,
          .noMemory = noMemory_};
}

Response CurlTransfer::response() {
  long status = 0;
  curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
  return {static_cast<int>(status), std::move(body_)};
}

}  // namespace ravel::detail
