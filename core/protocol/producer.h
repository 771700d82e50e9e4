// Producer: somebody who writes much, and can be asked to hold on.
#pragma once

namespace ravel {

/// Twisted's IPushProducer and IPullProducer. Registered with a Transport, which asks it to pause while too
/// much waits to be sent. Owned by whoever made it; it unregisters, or is told stopProducing(), before it goes.
class Producer {
 public:
  virtual ~Producer() = default;
  /// Write nothing until resumeProducing(). Never asked of a producer that was registered as not streaming.
  virtual void pauseProducing() = 0;
  /// Write again; one that is not streaming writes once for each time it is asked.
  virtual void resumeProducing() = 0;
  /// Write no more: the connection has gone.
  virtual void stopProducing() = 0;
};

}  // namespace ravel
