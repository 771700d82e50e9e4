// Bytes that no careful server sends.
#include "native/hostile_answers.h"

#include <memory>

#include "native/gzip_bomb.h"

namespace native {

namespace {

using namespace std::string_literals;
using Answers = std::vector<HostileAnswer>;

const std::string ok = "HTTP/1.1 200 OK\r\n";
const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";

/// Reads the request, says this, and closes.
HostileServer::Behave say(std::string text) {
  return [text = std::move(text)](Peer& peer) {
    if (peer.readRequest() && peer.send(text)) return;
  };
}

/// Reads the request, says this, then that for ever.
HostileServer::Behave sayOnAndOn(std::string text, std::string more, double pause = 0) {
  return [text = std::move(text), more = std::move(more), pause](Peer& peer) {
    if (peer.readRequest() && peer.send(text)) peer.flood(more, pause);
  };
}

/// The same, and does not close.
HostileServer::Behave sayAndStay(std::string text) {
  return [text = std::move(text)](Peer& peer) {
    if (peer.readRequest() && peer.send(text)) peer.untilGone();
  };
}

std::string leadsTo(const std::string& location) {
  return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: " + location + "\r\n\r\n";
}

/// Answers with these bytes, one after another.
HostileServer::Behave drip(std::string text, double pause) {
  return [text = std::move(text), pause](Peer& peer) {
    if (!peer.readRequest()) return;
    for (const char c : text) {
      if (!peer.send({&c, 1})) return;
      Peer::pause(pause);
    }
    peer.untilGone();
  };
}

const std::string kilobyte(1024, 'x');

std::string many(const std::string& text) {
  std::string all;
  for (int i = 0; i < 500; ++i) all += text;
  return all;
}

}  // namespace

Answers hostileStatusLines() {
  return {
      {"any bytes", "ResponseFailed", say("\x00\x01\xff\xfe\r\n\r\n"s)},
      {"another protocol", "ResponseFailed", say("SSH-2.0-OpenSSH_9.2\r\n")},
      {"a page without a status line", "ResponseFailed", say("<!doctype html><p>hello")},
      {"a version that is to come", "", say("HTTP/9.9 200 OK\r\n\r\n")},
      {"a status that is no number", "", say("HTTP/1.1 abc OK\r\n\r\n")},
      {"a status of five digits", "", say("HTTP/1.1 20000 OK\r\n\r\n")},
      {"a negative status", "", say("HTTP/1.1 -200 OK\r\n\r\n")},
      {"a status of one digit", "ResponseFailed", say("HTTP/1.1 2 OK\r\n\r\n")},
      {"a status of 000", "ResponseFailed", say("HTTP/1.1 000 OK\r\n\r\n")},
      {"a version of three digits", "ResponseFailed", say("HTTP/201.1 0 OK\r\n\r\n")},
      {"no status", "", say("HTTP/1.1\r\n\r\n")},
      {"a status line without end", "", sayOnAndOn("HTTP/1.1 200 ", kilobyte)},
      {"an empty answer", "ResponseNeverReceived", say("")},
      {"line ends only", "ResponseFailed", say("\r\n\r\n\r\n\r\n")},
      {"a NUL behind the status", "ResponseFailed", say("HTTP/1.1 200 O\0K\r\n\r\n"s)},
  };
}

Answers hostileHeaders() {
  return {
      {"headers without end", "HeadersTooLarge", sayOnAndOn(ok, "X-More: of the same\r\n")},
      {"one header without end", "HeadersTooLarge", sayOnAndOn(ok + "X-Long: ", kilobyte)},
      {"a folded header without end", "HeadersTooLarge", sayOnAndOn(ok + "X-Long: a\r\n", " and b\r\n")},
      {"answers of 100 without end", "HeadersTooLarge", sayOnAndOn("", "HTTP/1.1 100 Continue\r\n\r\n")},
      {"cookies without end", "HeadersTooLarge", sayOnAndOn(ok, "Set-Cookie: a=" + kilobyte + "\r\n")},
      {"a NUL in a header's name", "ResponseFailed", say(ok + "X\0Y: z\r\nContent-Length: 0\r\n\r\n"s)},
      {"a NUL in a header's value", "ResponseFailed", say(ok + "X: y\0z\r\nContent-Length: 0\r\n\r\n"s)},
      {"a carriage return that ends no line", "ResponseFailed", say(ok + "\rX: y\r\nContent-Length: 0\r\n\r\n")},
      {"a carriage return within a header", "ResponseFailed", say(ok + "X: y\rz\r\nContent-Length: 0\r\n\r\n")},
      {"the end within the headers", "ResponseFailed", say(ok + "X-Half: a")},
      {"the end behind a header", "ResponseFailed", say(ok + "X-Whole: a\r\n")},
      {"a header without a colon", "ResponseFailed", say(ok + "nonsense\r\nContent-Length: 5\r\n\r\nhello")},
  };
}

Answers hostileLengths() {
  const auto length = [](const std::string& value, const std::string& body = "hello") {
    return say(ok + "Content-Length: " + value + "\r\n\r\n" + body);
  };
  return {
      {"a length that is too long", "ResponseFailed", length("100")},
      {"a length that is too short", "200 he", length("2")},
      {"a negative length", "ResponseFailed", length("-5")},
      {"a length that is no number", "ResponseFailed", length("five")},
      {"a length with more behind it", "ResponseFailed", length("5x")},
      {"a length in hexadecimal", "ResponseFailed", length("0x5")},
      {"a length with a sign", "ResponseFailed", length("+5")},
      {"no length where there should be", "ResponseFailed", length("")},
      {"two lengths in one header", "ResponseFailed", length("5, 6")},
      {"a length beyond all numbers", "", length("99999999999999999999999")},
      {"a length of almost 2^63", "", length("9223372036854775807")},
      {"a length that nobody takes", "BodyTooLarge", length("999999999999")},
      {"the same length twice", "ResponseFailed", length("5\r\nContent-Length: 5")},
      {"two lengths", "ResponseFailed", length("5\r\ncontent-length: 2")},
      {"a length and chunks", "200 hello",
       say(ok + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")},
  };
}

Answers hostileChunks() {
  return {
      {"a chunk's size that is no number", "ResponseFailed", say(chunked + "zz\r\nhello\r\n0\r\n\r\n")},
      {"a negative chunk", "ResponseFailed", say(chunked + "-5\r\nhello\r\n0\r\n\r\n")},
      {"a chunk beyond all numbers", "ResponseFailed", say(chunked + "ffffffffffffffffffffff\r\nhello")},
      {"a chunk of 2^63", "", say(chunked + "8000000000000000\r\nhello")},
      {"a chunk that breaks off", "ResponseFailed", say(chunked + "5\r\nhe")},
      {"a chunk without its line end", "ResponseFailed", say(chunked + "5\r\nhelloXX0\r\n\r\n")},
      {"no last chunk", "ResponseFailed", say(chunked + "5\r\nhello\r\n")},
      {"a chunk's size without end", "", sayOnAndOn(chunked, "0000000000000000")},
      {"chunks without end", "BodyTooLarge", sayOnAndOn(chunked, "400\r\n" + kilobyte + "\r\n")},
      {"small chunks without end", "BodyTooLarge", sayOnAndOn(chunked, many("1\r\nx\r\n"))},
      {"trailers without end", "HeadersTooLarge", sayOnAndOn(chunked + "0\r\n", "X-Trailer: more\r\n")},
      {"one trailer without end", "", sayOnAndOn(chunked + "0\r\nX-Trailer: ", kilobyte)},
      {"a NUL as a chunk's size", "ResponseFailed", say(chunked + "\0\r\nhello\r\n"s)},
  };
}

Answers hostileBodies() {
  const auto bomb = std::make_shared<const std::string>(gzipBomb(std::size_t{100} * 1024 * 1024));
  const auto packed = [bomb](const std::string& header) {
    return [=](Peer& peer) {
      if (!peer.readRequest()) return;
      peer.send(ok + header + ": gzip\r\nConnection: close\r\n\r\n") && peer.send(*bomb);
    };
  };
  return {
      {"a body without end", "BodyTooLarge", sayOnAndOn(ok + "\r\n", kilobyte)},
      {"100 MB, as it says", "BodyTooLarge", sayOnAndOn(ok + "Content-Length: 100000000\r\n\r\n", kilobyte)},
      {"100 MB that it does not tell of", "BodyTooLarge",
       [](Peer& peer) {
         if (!peer.readRequest() || !peer.send(ok + "\r\n")) return;
         for (int sent = 0; sent < 100'000 && peer.send(kilobyte); ++sent) {
         }
       }},
      {"a gzip bomb as transfer", "BodyTooLarge", packed("Transfer-Encoding")},
      {"a gzip bomb as content, which nobody unpacks", "200 \x1f\x8b", packed("Content-Encoding")},
      {"a packing that does not exist", "", say(ok + "Transfer-Encoding: hostile\r\n\r\nhello")},
      {"packed again and again", "",
       say(ok + "Transfer-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\n\r\nhello")},
  };
}

Answers hostileRedirects(const std::string& elsewhere) {
  const auto growing = std::make_shared<std::string>("/");
  return {
      {"round and round", "InfiniteRedirection", say(leadsTo("/"))},
      {"on and on", "InfiniteRedirection",
       [growing](Peer& peer) {
         if (peer.readRequest()) peer.send(leadsTo(*growing += "further/"));
       }},
      {"to a file", "SchemeNotSupported", say(leadsTo("file:///etc/passwd"))},
      {"to a file, in capitals", "SchemeNotSupported", say(leadsTo("FILE:///etc/passwd"))},
      {"to a file, without a host", "SchemeNotSupported", say(leadsTo("file:/etc/passwd"))},
      {"to ftp", "SchemeNotSupported", say(leadsTo("ftp://127.0.0.1/"))},
      {"to gopher", "SchemeNotSupported", say(leadsTo("gopher://127.0.0.1:25/_HELO"))},
      {"to dict", "SchemeNotSupported", say(leadsTo("dict://127.0.0.1:11211/stat"))},
      {"to scp", "SchemeNotSupported", say(leadsTo("scp://127.0.0.1/etc/passwd"))},
      {"to data", "", say(leadsTo("data:text/plain,hello"))},
      {"to javascript", "", say(leadsTo("javascript:alert(1)"))},
      {"to a half address", "", say(leadsTo("http://[::1"))},
      {"to a port beyond all ports", "", say(leadsTo("http://127.0.0.1:99999/"))},
      {"to where nobody listens", "ConnectionRefusedError", say(leadsTo(elsewhere))},
      {"to an address with a NUL", "ResponseFailed", say(leadsTo("/a\0b"s))},
      {"to an address of 60 KB", "", say(leadsTo("http://" + std::string(60'000, 'a') + "/"))},
      {"with a body without end", "InfiniteRedirection",
       sayOnAndOn("HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", kilobyte)},
      {"with chunks without end", "",
       sayOnAndOn("HTTP/1.1 302 Found\r\nLocation: /\r\nTransfer-Encoding: chunked\r\n\r\n", many("1\r\nx\r\n"))},
      {"with a body of a gigabyte", "",
       sayOnAndOn("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 1000000000\r\n\r\n", kilobyte)},
      {"with headers without end", "HeadersTooLarge",
       sayOnAndOn("HTTP/1.1 302 Found\r\nLocation: /\r\n", "X-More: of the same\r\n")},
  };
}

Answers slowServers() {
  const std::string answer = ok + "Content-Length: 26\r\n\r\nabcdefghijklmnopqrstuvwxyz";
  return {
      {"nothing, and no request is read", "ResponseTooSlow", [](Peer& peer) { Peer::pause(0.5), peer.untilGone(); }},
      {"nothing", "ResponseTooSlow", sayAndStay("")},
      {"half a status line", "ResponseTooSlow", sayAndStay("HTTP/1.1 20")},
      {"half the headers", "ResponseTooSlow", sayAndStay(ok + "X-Half: a\r\n")},
      {"half the body", "ResponseTooSlow", sayAndStay(ok + "Content-Length: 100\r\n\r\nhalf")},
      {"half a chunk", "ResponseTooSlow", sayAndStay(chunked + "ff\r\nhalf")},
      {"half the trailers", "ResponseTooSlow", sayAndStay(chunked + "0\r\nX-Trailer: a\r\n")},
      {"a switch to another protocol", "ResponseTooSlow",
       sayAndStay("HTTP/1.1 101 Switching Protocols\r\nUpgrade: hostile\r\nConnection: Upgrade\r\n\r\n")},
      {"a chunk's extension without end", "ResponseTooSlow", sayOnAndOn(chunked + "5;", kilobyte)},
      {"one byte after another", "Response", drip(answer, 0.25)},
      {"a header each second", "Response", sayOnAndOn(ok, "X-More: x\r\n", 1)},
      {"too much to be slow, and no end", "ResponseTimedOut", sayOnAndOn(ok + "\r\n", kilobyte, 0.02)},
  };
}

}  // namespace native
