// The errors of asking for pages, under Twisted's names where it has one. Each is a ConnectError.
#pragma once

#include <ravel/http/http_client.h>

namespace ravel {

/// The host's name is not known.
class DNSLookupError final : public ConnectError {
 public:
  using ConnectError::ConnectError;
};

/// There was no connection in time.
class TCPTimedOutError final : public ConnectError {
 public:
  using ConnectError::ConnectError;
};

/// The two ends did not come to an encrypted connection.
class SSLError : public ConnectError {
 public:
  using ConnectError::ConnectError;
};

/// The host's certificate is not to be trusted. Nothing was sent to it.
class VerifyError final : public SSLError {
 public:
  using SSLError::SSLError;
};

/// An address, or where it leads, that is neither http nor https; or http, where https was asked for.
class SchemeNotSupported final : public ConnectError {
 public:
  using ConnectError::ConnectError;
};

/// One redirect too many.
class InfiniteRedirection final : public ConnectError {
 public:
  using ConnectError::ConnectError;
};

/// There was something, but no whole answer as HTTP has it.
class ResponseFailed : public ConnectError {
 public:
  using ConnectError::ConnectError;
};

/// The connection ended before there was anything.
class ResponseNeverReceived final : public ResponseFailed {
 public:
  using ResponseFailed::ResponseFailed;
};

/// The whole answer was not there in time.
class ResponseTimedOut final : public ResponseFailed {
 public:
  using ResponseFailed::ResponseFailed;
};

/// For too long too few bytes came.
class ResponseTooSlow final : public ResponseFailed {
 public:
  using ResponseFailed::ResponseFailed;
};

/// More bytes than are taken.
class BodyTooLarge final : public ResponseFailed {
 public:
  using ResponseFailed::ResponseFailed;
};
class HeadersTooLarge final : public ResponseFailed {
 public:
  using ResponseFailed::ResponseFailed;
};

}  // namespace ravel
