// HttpClient: asking for pages, whoever carries them.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include <ravel/defer/deferred.h>

namespace ravel {

struct Response {
  int status = 200;
  std::string body = {};
};

/// "200 hello": as HttpError's message.
inline std::string show(const Response& response) {
  return std::to_string(response.status) + (response.body.empty() ? "" : " " + response.body);
}

/// An answer that says no: status 400 and above. The message is "404 not found": the status and what
/// the page says.
class HttpError : public std::runtime_error {
 public:
  HttpError(int status, const std::string& body)
      : std::runtime_error(std::to_string(status) + (body.empty() ? "" : " " + body)), status(status) {}
  int status;
};

/// There was no answer: refused, lost, unknown, forbidden.
class ConnectError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Behind it: libcurl natively, emscripten_fetch in a page, a simulated network in virtual time.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  /// Asks for a page. Any status is a Response; no answer is a failure with ConnectError, or one of the finer
  /// types in http/errors.h. cancel() gives up the request.
  virtual Deferred<Response> get(const std::string& url) = 0;
};

/// What convert(text) makes of the text of a page; fails with HttpError or ConnectError.
template <class F>
auto getPage(HttpClient& client, const std::string& url, F convert) {
  return client.get(url).addCallback([convert = std::move(convert)](Response response) {
    if (response.status >= 400) throw HttpError(response.status, response.body);
    return convert(std::move(response.body));
  });
}

/// The text of a page. Follows Twisted's old client.getPage.
inline Deferred<std::string> getPage(HttpClient& client, const std::string& url) {
  return getPage(client, url, [](std::string text) { return text; });
}

}  // namespace ravel
