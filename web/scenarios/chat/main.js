import { endpoints, protocol, reactor } from 'ravel'

const here = new Set() // the server's list: one Guest for each connection

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

endpoints.serverFromString(reactor, 'memory:chat').listen(protocol.Factory.forProtocol(Guest))

const [ann, bob, cid] = ['Ann', 'Bob', 'Cid'].map(name => new Person(name))
const join = person => endpoints.connectProtocol(endpoints.clientFromString(reactor, 'memory:chat'), person)
reactor.callLater(0.0, join, ann)
reactor.callLater(0.5, join, bob)
reactor.callLater(1.0, join, cid)

reactor.callLater(2.0, () => ann.sendLine('hello all'))
reactor.callLater(3.0, () => bob.transport.loseConnection())
reactor.callLater(4.0, () => cid.sendLine('bye Bob'))
reactor.run()
