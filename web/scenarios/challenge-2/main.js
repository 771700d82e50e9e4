import { defer, reactor } from 'ravel'

function guest(name) {
  // What does a guest do with the kettle?
}

reactor.callLater(1.0, guest, 'Ann')
reactor.callLater(2.0, guest, 'Bob')
reactor.callLater(5.0, guest, 'Cid')
reactor.run()
