import { endpoints, protocol, reactor } from 'ravel'

// The server's list: one Guest for each connection.
const here = new Set()

class Guest extends protocol.LineReceiver {
  name = ''

  lineReceived(line) {
    if (this.name === '') {
      this.name = line
      here.add(this)
      console.log(`server: ${this.name} is in, ${here.size} here`)
    } else {
      this.tellOthers(`${this.name}: ${line}`)
    }
  }
  connectionLost(reason) {
    here.delete(this)
    console.log(`server: ${this.name} is out, ${here.size} here`)
  }
  tellOthers(line) {
    for (const guest of here) {
      if (guest !== this) guest.sendLine(line)
    }
  }
}

class Person extends protocol.LineReceiver {
  constructor(name) {
    super()
    this.name = name
  }
  connectionMade() {
    this.sendLine(this.name)
  }
  lineReceived(line) {
    console.log(`${this.name} sees ${line}`)
  }
}

const server = endpoints.serverFromString(reactor, 'memory:chat')
server.listen(protocol.Factory.forProtocol(Guest))

const [ann, bob, cid] = ['Ann', 'Bob', 'Cid'].map(name => new Person(name))
const line = endpoints.clientFromString(reactor, 'memory:chat')
const join = person => endpoints.connectProtocol(line, person)

reactor.callLater(0.0, join, ann)
reactor.callLater(0.5, join, bob)
reactor.callLater(1.0, join, cid)

reactor.callLater(2.0, () => ann.sendLine('hello all'))
reactor.callLater(3.0, () => bob.transport.loseConnection())
reactor.callLater(4.0, () => cid.sendLine('bye Bob'))
reactor.run()
