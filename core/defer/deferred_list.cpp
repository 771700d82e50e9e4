// Cancelling many Deferreds for one.
#include <ravel/defer/deferred_list.h>

#include <ravel/defer/circle_guard.h>

namespace ravel::detail {

void cancelsMembers(Chain& list, std::vector<Ref<Chain>> members) {
  list.setCanceller(
      [members = std::move(members), guard = CircleGuard()](Chain& self) mutable {
        if (self.called() || !guard.enter()) return;
        const CircleGuard::Leaves leaves{guard};
        const Ref<Chain> held(&self);
        // All of them, also those that have fired (they may wait for another), and also when the list has
        // fired on the way.
        for (const Ref<Chain>& member : members) {
          try {
            member->cancel();
          } catch (...) {
            const LoggedError error{LoggedError::From::Canceller, Failure::current(), member->id()};
            self.world() ? self.world()->logError(error) : logWithoutWorld(error);
          }
        }
      },
      Chain::CancelRule::ReplacesEnds);
}

}  // namespace ravel::detail
