// Recording: a protocol that notes what it is told.
#pragma once

#include <functional>
#include <string>

#include <ravel/protocol/factory.h>
#include <ravel/reactor/reactor_time.h>
#include <ravel/trace/show.h>

#include "core/support/errors.h"

namespace support {

/// Writes "0.2 client made", "0.3 client got hello", "0.4 client lost ConnectionDone" into `lines`. What is set in
/// `on…` is called behind that.
class Recording : public ravel::Protocol {
 public:
  Recording(ravel::ReactorTime& clock, Lines& lines, std::string name)
      : clock_(clock), lines_(lines), name_(std::move(name)) {}

  void connectionMade() override {
    note("made");
    if (onMade) onMade(*this);
  }
  void dataReceived(std::string_view data) override {
    note("got " + std::string(data));
    if (onData) onData(*this, data);
  }
  void connectionLost(const ravel::Failure& reason) override {
    note("lost " + reason.typeName());
    if (onLost) onLost(*this);
  }

  std::function<void(Recording&)> onMade;
  std::function<void(Recording&, std::string_view)> onData;
  std::function<void(Recording&)> onLost;

 private:
  void note(const std::string& what) { lines_.push_back(ravel::show(clock_.seconds()) + ' ' + name_ + ' ' + what); }

  ravel::ReactorTime& clock_;
  Lines& lines_;
  std::string name_;
};

/// A factory of one protocol, which is there already.
inline std::shared_ptr<ravel::Factory> only(std::shared_ptr<ravel::Protocol> protocol) {
  return ravel::Factory::forProtocol([protocol] { return protocol; });
}

}  // namespace support
