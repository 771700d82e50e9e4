import { endpoints, protocol, reactor, task } from 'ravel'

// The server's list: one Guest for each connection.
const here = new Set()

// Your part: a bell that rings for all who are here.
class Guest extends protocol.LineReceiver {
  connectionMade() {
    here.add(this)
  }
  connectionLost(reason) {
    here.delete(this)
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
