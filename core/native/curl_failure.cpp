// Curl's codes and words, and what our own limits found, as errors.
#include <ravel/native/curl_failure.h>

#include <string_view>

#include <ravel/http/errors.h>
#include <ravel/protocol/errors.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel::detail {

namespace {

using Trouble = HeaderCheck::Trouble;

/// CURLE_TOO_LARGE, which older headers of curl do not have.
constexpr auto kTooLarge = static_cast<CURLcode>(100);

std::string bytes(std::size_t count) { return std::to_string(count) + " bytes"; }

/// What our own limits found: curl only knows that it was told to stop.
bool isOurs(const CurlOutcome& outcome) {
  return outcome.bodyTooLarge || outcome.noMemory || outcome.headers != Trouble::None;
}

Failure ofHeaders(const CurlOutcome& outcome, const CurlOptions& options) {
  const std::string& url = outcome.url;
  switch (outcome.headers) {
    case Trouble::TooLarge:
      return HeadersTooLarge(url + " sent more than " + bytes(options.mostHeaders) +
                             " of headers: the rest was not read. A larger mostHeaders takes more");
    case Trouble::Control:
      return ResponseFailed(url + " sent a header with a NUL or a lone carriage return in it: that is no HTTP");
    case Trouble::WrongStatus: return ResponseFailed(url + " sent a status line without a status: that is no HTTP");
    case Trouble::WrongLength:
      return ResponseFailed(url + " sent a Content-Length that is no number: where its answer ends is not known");
    default: return ResponseFailed(url + " sent two Content-Lengths: where its answer ends is not known");
  }
}

Failure ofOurs(const CurlOutcome& outcome, const CurlOptions& options) {
  if (outcome.headers != Trouble::None) return ofHeaders(outcome, options);
  if (outcome.noMemory) return ResponseFailed(outcome.url + ": there is no memory for its answer");
  return BodyTooLarge("the answer of " + outcome.url + " is larger than " + bytes(options.mostBody) +
                      ": the rest was not read. A larger mostBody takes more");
}

/// Curl has one code for three limits.
Failure ofTime(const CurlOutcome& outcome, const CurlOptions& options) {
  const std::string& url = outcome.url;
  if (std::string_view(outcome.words).starts_with("Operation too slow")) {
    return ResponseTooSlow(url + " sent fewer than " + bytes(options.slowest) + " a second for " +
                           showSpan(options.slowTimeout) + ". Try again later; a longer slowTimeout waits longer");
  }
  if (outcome.seconds >= options.timeout) {
    return ResponseTimedOut(url + " did not give its whole answer within " + showSpan(options.timeout) +
                            ". Try again later; a longer timeout waits longer");
  }
  return TCPTimedOutError(url + ": no connection within " + showSpan(options.connectTimeout) +
                          ". Is the host up? A longer connectTimeout waits longer");
}

}  // namespace

Failure curlFailure(const CurlOutcome& outcome, const CurlOptions& options) {
  if (isOurs(outcome)) return ofOurs(outcome, options);
  const std::string words = outcome.words.empty() ? curl_easy_strerror(outcome.code) : outcome.words;
  const std::string said = outcome.url + ": " + words;
  switch (outcome.code) {
    case CURLE_COULDNT_RESOLVE_HOST: return DNSLookupError(said + ". Check the name, and whether the network is there");
    case CURLE_COULDNT_CONNECT:
      if (outcome.refused) return ConnectionRefusedError(outcome.url);
      return ConnectError(said);
    case CURLE_PEER_FAILED_VERIFICATION:
      return VerifyError(said +
                         ". Its certificate is not to be trusted, so nothing was asked of it. Where "
                         "the host is your own, give its CA's file as caFile");
    case CURLE_SSL_CACERT_BADFILE: return SSLError(said + ". Nobody can be trusted without it: check caFile");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return SSLError(said + ". Does that port speak TLS?");
    case CURLE_TOO_MANY_REDIRECTS:
      return InfiniteRedirection(outcome.url + " leads to another address more than " +
                                 std::to_string(options.mostRedirects) +
                                 " times. A larger mostRedirects follows longer");
    case CURLE_UNSUPPORTED_PROTOCOL:
      if (outcome.url.starts_with("http") && !words.starts_with("Protocol ")) {  // of HTTP, then
        return ResponseFailed(said + ". What answers there does not speak HTTP");
      }
      return SchemeNotSupported(said + ". Only http and https are followed, and from https only https");
    case CURLE_OPERATION_TIMEDOUT: return ofTime(outcome, options);
    case CURLE_FILESIZE_EXCEEDED: {
      CurlOutcome larger = outcome;
      larger.bodyTooLarge = true;
      return ofOurs(larger, options);
    }
    case CURLE_URL_MALFORMAT: return ConnectError(said + ". This is no address of a page");
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      if (!outcome.began) return ResponseNeverReceived(said + ". The host hung up before it answered");
      break;
    case CURLE_OUT_OF_MEMORY:  // older versions say so of a line that is too long for them
    case kTooLarge:
      if (outcome.whole) break;
      return HeadersTooLarge(outcome.url + " sent a header for which there is no room: the rest was not read");
    case CURLE_WEIRD_SERVER_REPLY: return ResponseFailed(said + ". What answers there does not keep to HTTP");
    case CURLE_OK:  // and its headers have no end
    case CURLE_PARTIAL_FILE: return ResponseFailed(outcome.url + ": the answer broke off before its end. Try again");
    default: break;
  }
  if (outcome.began) return ResponseFailed(said);
  return ConnectError(said);
}

}  // namespace ravel::detail
