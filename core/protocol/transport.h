// Transport: one end of a connection, as its protocol sees it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <ravel/protocol/address.h>
#include <ravel/protocol/producer.h>

namespace ravel {

/// Twisted's ITransport. Over it: a link in memory, TCP, or, in tests, a StringTransport. A protocol shares its
/// transport with whoever carries the connection, so it may be used also when the connection is over: then
/// nothing happens. Nothing here calls the protocol before it returns: what follows comes in a later turn.
class Transport {
 public:
  virtual ~Transport() = default;

  /// Sends these bytes, after all that was written before. They may arrive in any pieces. What is written after
  /// loseConnection(), or to a connection that is over, is dropped (Twisted still sends what is written in the
  /// same turn as loseConnection(); a registered producer may write on here, too).
  virtual void write(std::string_view data) = 0;
  /// One write of all the parts.
  void writeSequence(std::initializer_list<std::string_view> parts) { writeJoined(parts); }
  template <class Parts>
  void writeSequence(const Parts& parts) {
    writeJoined(parts);
  }

  /// Closes once all that was written is sent, and, if a producer is registered, once it has unregistered.
  /// Nothing more is received. Both ends then get connectionLost with ConnectionDone.
  virtual void loseConnection() = 0;
  /// Closes now; what was written and has not arrived is lost. This end gets connectionLost with
  /// ConnectionAborted, the other with ConnectionLost.
  virtual void abortConnection() = 0;
  /// True after loseConnection() and abortConnection().
  virtual bool disconnecting() const = 0;

  virtual Address getPeer() const = 0;
  virtual Address getHost() const = 0;

  /// Receives nothing until resumeProducing(): what arrives is kept, and the end of the connection is not noticed.
  virtual void pauseProducing() = 0;
  virtual void resumeProducing() = 0;

  /// From now on `producer` is asked to pause and resume. Not owned. A second one throws std::logic_error.
  /// If the connection is over, it is told to stop at once. One that is not `streaming` is asked for each portion.
  virtual void registerProducer(Producer& producer, bool streaming) = 0;
  virtual void unregisterProducer() = 0;

 private:
  template <class Parts>
  void writeJoined(const Parts& parts) {
    std::string all;
    for (const auto& part : parts) all += part;
    write(all);
  }
};

}  // namespace ravel
