import { endpoints, protocol, reactor, task } from 'ravel'

// The server's list: one Guest for each connection.
const here = new Set()

// Your part: a bell that rings for all who are here.
function ring() {
  for (const guest of here) guest.sendLine('ding')
}
const bell = new task.LoopingCall(ring)

class Guest extends protocol.LineReceiver {
  connectionMade() {
    here.add(this)
    if (here.size === 1) bell.start(1.0)
  }
  connectionLost(reason) {
    here.delete(this)
    if (here.size > 0) return
    bell.stop()
    console.log('bell stops')
  }
}

class Person extends protocol.LineReceiver {
  constructor(name) {
    super()
    this.name = name
  }
  lineReceived(line) {
    console.log(`${this.name} hears ${line}`)
  }
}

const server = endpoints.serverFromString(reactor, 'memory:bell')
server.listen(protocol.Factory.forProtocol(Guest))

const line = endpoints.clientFromString(reactor, 'memory:bell')

function visit(name, comes, leaves) {
  const person = new Person(name)
  const come = () => endpoints.connectProtocol(line, person)
  const leave = () => person.transport.loseConnection()
  reactor.callLater(comes, come)
  reactor.callLater(leaves, leave)
}

visit('Ann', 0.0, 2.5)
visit('Bob', 1.4, 3.3)
reactor.run()
