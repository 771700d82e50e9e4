import { endpoints, protocol, reactor } from 'ravel'

let clients = 0

class EchoServer extends protocol.Protocol {
  connectionMade() {
    clients += 1
    this.number = clients
    console.log(`server: client ${this.number} is here`)
  }
  dataReceived(data) {
    console.log(`server got ${data}`)
    this.transport.write(data)
  }
  connectionLost(reason) {
    console.log(`server: client ${this.number} left`)
  }
}

class Client extends protocol.Protocol {
  received = ''

  connectionMade() {
    console.log('client: sending hello. and world.')
    this.transport.write('hello.')
    this.transport.write('world.')
  }
  dataReceived(data) {
    this.received += data
    if (this.received.length === 12) {
      for (const message of this.received.split('.')) {
        if (message !== '') console.log(`client: message ${message}`)
      }
      console.log('client: closing')
      this.transport.loseConnection()
    }
  }
}

const server = endpoints.serverFromString(reactor, 'memory:echo')
server.listen(protocol.Factory.forProtocol(EchoServer))

const line = endpoints.clientFromString(reactor, 'memory:echo')
endpoints.connectProtocol(line, new Client())
reactor.run()
