// Protocols, lines, connections in memory and their endpoints.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';
import { linesOf, play } from './ravel.mjs';

/** The face of a world where nothing needs to run. */
const { face } = await createRavel({ time: 'virtual' });
const { Failure, error: errors } = face;
const { Factory, LineOnlyReceiver, LineReceiver, Protocol, StringTransport, StringTransportWithDisconnection } = face.protocol;

/** A protocol that prints what it is told; `on` has functions that are called behind that. */
class Noting extends Protocol {
  constructor(print, name, on = {}) {
    super();
    Object.assign(this, { print, name, on });
  }
  connectionMade() {
    this.print(`${this.name} made`);
    this.on.made?.(this);
  }
  dataReceived(data) {
    this.print(`${this.name} got ${data}`);
    this.on.data?.(this, data);
  }
  connectionLost(reason) {
    this.print(`${this.name} lost ${reason.value.name}`);
    this.on.lost?.(this);
  }
}

/** A server and a client on the link 'memory:a'; `script(parts)` is called once both are there, at 0.2. */
function pair(script, { link, server: onServer, client: onClient } = {}) {
  return linesOf(({ endpoints, reactor }, print) => {
    const server = new Noting(print, 'server', onServer);
    const client = new Noting(print, 'client', onClient);
    endpoints.serverFromString(reactor, 'memory:a').listen(Factory.forProtocol(() => server));
    endpoints.connectProtocol(endpoints.clientFromString(reactor, 'memory:a'), client)
      .addCallback(() => script?.({ server, client, reactor, print }));
    reactor.run();
  }, { network: link ? { 'memory:a': link } : {} }).then((lines) => lines.filter((line) => !/ made$/.test(line)));
}

describe('a protocol', () => {
  it('gets its transport, is connected, and is told so, by makeConnection', () => {
    const lines = [];
    const noting = new Noting((line) => lines.push(line), 'it');
    assert.equal(noting.connected, false);
    const transport = new StringTransport();
    noting.makeConnection(transport);
    assert.equal(noting.transport, transport);
    assert.equal(noting.connected, true);
    assert.deepEqual(lines, ['it made']);
  });

  it('lets pass what it does not override', () => {
    const plain = new Protocol();
    plain.makeConnection(new StringTransport());
    plain.dataReceived('x');
    plain.connectionLost(new Failure(new errors.ConnectionDone()));
  });
});

describe('errors of connections', () => {
  it('end a connection well (ConnectionDone) or badly (ConnectionLost, ConnectionAborted)', () => {
    const [done, lost, aborted] = [new errors.ConnectionDone(), new errors.ConnectionLost(), new errors.ConnectionAborted()];
    assert.ok(!(done instanceof errors.ConnectionLost) && aborted instanceof errors.ConnectionLost);
    assert.deepEqual([done.message, lost.message, aborted.message], ['the connection was closed', 'the connection was lost', 'the connection was aborted']);
  });
});

describe('a factory', () => {
  class Echo extends Protocol {}
  class Counted extends Factory {
    calls = [];
    startFactory() { this.calls.push('start'); }
    stopFactory() { this.calls.push('stop'); }
  }

  it('makes a protocol of its class for each connection, and is its factory', () => {
    const factory = Factory.forProtocol(Echo);
    const [one, two] = [factory.buildProtocol(), factory.buildProtocol()];
    assert.ok(one instanceof Echo && one !== two);
    assert.equal(one.factory, factory);
  });

  it('may have a function that makes one, or none', () => {
    assert.ok(Factory.forProtocol(() => new Echo()).buildProtocol() instanceof Echo);
    assert.equal(Factory.forProtocol(() => null).buildProtocol(), null);
    assert.throws(() => new Factory().buildProtocol(), /a factory needs a class as its protocol/);
    assert.throws(() => Factory.forProtocol('Echo'), /forProtocol takes a class of protocols, not the string "Echo"/);
  });

  it('is of the class that forProtocol is called on', () => {
    assert.ok(Counted.forProtocol(Echo) instanceof Counted);
  });

  it('starts with the first port and stops with the last', () => {
    const factory = new Counted();
    factory.doStop();
    factory.doStart();
    factory.doStart();
    factory.doStop();
    assert.deepEqual(factory.calls, ['start']);
    factory.doStop();
    assert.deepEqual(factory.calls, ['start', 'stop']);
  });
});

describe('a string transport', () => {
  it('keeps what is written, until it is cleared', () => {
    const transport = new StringTransport();
    transport.write('a');
    transport.writeSequence(['b', 'c']);
    assert.equal(transport.value(), 'abc');
    transport.clear();
    assert.equal(transport.value(), '');
  });

  it('takes text and nothing else', () => {
    for (const data of [5, null, undefined, new Uint8Array(2), ['a']]) {
      assert.throws(() => new StringTransport().write(data), { name: 'TypeError', message: /write takes text \(a string\), not / });
    }
  });

  it('is disconnecting after loseConnection, disconnected after abortConnection', () => {
    const transport = new StringTransport();
    transport.loseConnection();
    assert.deepEqual([transport.disconnecting, transport.disconnected], [true, false]);
    transport.abortConnection();
    assert.equal(transport.disconnected, true);
  });

  it('has addresses that never change', () => {
    assert.deepEqual(new StringTransport().getPeer(), { kind: 'tcp', host: '192.168.1.1', port: 54321 });
    assert.deepEqual(new StringTransport().getHost(), { kind: 'tcp', host: '10.0.0.1', port: 12345 });
  });

  it('takes one producer, and no second', () => {
    const transport = new StringTransport();
    transport.registerProducer({}, true);
    assert.throws(() => transport.registerProducer({}, true), /registered already/);
    transport.unregisterProducer();
    assert.throws(() => transport.unregisterProducer(), /no producer/);
    transport.stopProducing();
    assert.throws(() => transport.resumeProducing(), /stopped/);
  });

  it('with disconnection tells its protocol of the end, once', () => {
    const lines = [];
    const transport = new StringTransportWithDisconnection();
    transport.protocol = new Noting((line) => lines.push(line), 'it');
    transport.protocol.makeConnection(transport);
    transport.loseConnection();
    transport.abortConnection();
    assert.deepEqual(lines, ['it made', 'it lost ConnectionDone']);
  });
});

for (const Base of [LineReceiver, LineOnlyReceiver]) {
  describe(Base === LineReceiver ? 'a line receiver' : 'a receiver of lines only', () => {
    class Guest extends Base {
      lines = [];
      constructor(on = {}) {
        super();
        this.on = on;
        this.makeConnection(new StringTransport());
      }
      lineReceived(line) {
        this.lines.push(line);
        this.on.line?.(this, line);
      }
      rawDataReceived(data) {
        this.lines.push(`raw ${data}`);
        this.on.raw?.(this, data);
      }
    }
    const feed = (guest, ...pieces) => {
      for (const piece of pieces) guest.dataReceived(piece);
      return guest.lines;
    };

    it('gets lines without their delimiter, however they arrive', () => {
      assert.deepEqual(feed(new Guest(), 'a', 'b\r', '\ncd\r\n\r\n', 'e'), ['ab', 'cd', '']);
    });

    it('takes a delimiter of one’s own', () => {
      const guest = new Guest();
      guest.delimiter = '::';
      assert.deepEqual(feed(guest, 'a:b::c::'), ['a:b', 'c']);
    });

    it('sends a line with the delimiter, and takes text only', () => {
      const guest = new Guest();
      guest.sendLine('hello');
      assert.equal(guest.transport.value(), 'hello\r\n');
      assert.throws(() => guest.sendLine(5), /sendLine takes text \(a string\), not 5/);
    });

    it('closes the connection over a line that is too long', () => {
      for (const pieces of [['abcd\r\n'], ['abcdef']]) {
        const guest = new Guest();
        guest.MAX_LENGTH = 3;
        assert.deepEqual(feed(guest, ...pieces), []);
        assert.equal(guest.transport.disconnecting, true);
      }
      assert.equal(new Guest().MAX_LENGTH, 16384);
    });

    it('takes a line that is as long as may be', () => {
      const guest = new Guest();
      guest.MAX_LENGTH = 3;
      assert.deepEqual(feed(guest, 'abc\r\n'), ['abc']);
      assert.equal(guest.transport.disconnecting, false);
    });

    it('can do something else about a line that is too long', () => {
      const guest = new Guest();
      guest.MAX_LENGTH = 3;
      guest.lineLengthExceeded = (line) => guest.lines.push(`too long: ${line.slice(0, 4)}`);
      assert.deepEqual(feed(guest, 'abcd\r\n'), ['too long: abcd']);
      assert.equal(guest.transport.disconnecting, false);
    });

    it('stops giving out lines after loseConnection', () => {
      assert.deepEqual(feed(new Guest({ line: (guest) => guest.transport.loseConnection() }), 'a\r\nb\r\n'), ['a']);
    });

    it('says that lineReceived is to be overridden', () => {
      const plain = new Base();
      plain.makeConnection(new StringTransport());
      assert.throws(() => plain.dataReceived('a\r\n'), /override lineReceived/);
    });

    if (Base === LineOnlyReceiver) return;

    it('changes to raw data in the middle of what has arrived, and back', () => {
      const guest = new Guest({
        line: (self, line) => line === 'raw' && self.setRawMode(),
        raw: (self, data) => self.setLineMode(data.slice(1)),
      });
      assert.deepEqual(feed(guest, 'a\r\nraw\r\n1b\r\nc\r\n'), ['a', 'raw', 'raw 1b\r\nc\r\n', 'b', 'c']);
    });

    it('goes back to lines from outside, with what is left of the raw data', () => {
      const guest = new Guest();
      guest.setRawMode();
      feed(guest, 'x');
      guest.setLineMode('a\r\nb');
      assert.deepEqual(feed(guest, 'c\r\n'), ['raw x', 'a', 'bc']);
    });

    it('in raw mode wants rawDataReceived to be overridden', () => {
      const plain = new LineReceiver();
      plain.makeConnection(new StringTransport());
      plain.setRawMode();
      assert.throws(() => plain.dataReceived('x'), /override rawDataReceived/);
    });

    it('goes on with the next line when a line’s function has thrown', () => {
      const guest = new Guest({ line: (self, line) => { if (line === 'a') throw new Error('boom'); } });
      assert.throws(() => feed(guest, 'a\r\nb\r\n'), /boom/);
      assert.deepEqual(feed(guest, 'c\r\n'), ['a', 'b', 'c']);
    });

    it('gives the same lines wherever the pieces end', () => {
      const text = 'a\r\n\r\nbc\r\r\nd\r\n';
      for (let cut = 0; cut <= text.length; ++cut) {
        assert.deepEqual(feed(new Guest(), text.slice(0, cut), text.slice(cut)), ['a', '', 'bc\r', 'd'], `cut at ${cut}`);
      }
    });

    it('holds lines back while it is paused, and the transport with it', () => {
      const guest = new Guest({ line: (self, line) => line === 'a' && self.pauseProducing() });
      assert.deepEqual(feed(guest, 'a\r\nb\r\n', 'c\r\n'), ['a']);
      assert.equal(guest.transport.producerState, 'paused');
      guest.resumeProducing();
      assert.deepEqual(guest.lines, ['a', 'b', 'c']);
      assert.equal(guest.transport.producerState, 'producing');
    });

    it('only keeps what arrives while it gives out a line', () => {
      const guest = new Guest({
        line: (self, line) => {
          if (line === 'a') self.dataReceived('c\r\n');
          self.lines.push('done');
        },
      });
      assert.deepEqual(feed(guest, 'a\r\nb\r\n'), ['a', 'done', 'b', 'done', 'c', 'done']);
    });

    it('gives away what it has not given out, and closes as a producer that is to stop', () => {
      const guest = new Guest();
      feed(guest, 'a\r\nbc');
      assert.equal(guest.clearLineBuffer(), 'bc');
      guest.stopProducing();
      assert.equal(guest.transport.disconnecting, true);
      assert.deepEqual(feed(guest, 'd\r\n'), ['a']);
    });
  });
}

describe('endpoints in memory', () => {
  /** Connects `client` to 'memory:a' and prints how that went. */
  const connect = ({ endpoints, reactor }, print, client) =>
    endpoints.connectProtocol(endpoints.clientFromString(reactor, 'memory:a'), client)
      .addCallbacks((it) => print(`connected ${it === client}`), (f) => print(`${f.value.name}: ${f.getErrorMessage()}`));
  const listen = ({ endpoints, reactor }, make) => endpoints.serverFromString(reactor, 'memory:a').listen(Factory.forProtocol(make));

  it('connect: the server’s end after one delay, the client’s after two', async () => {
    const run = (network) => linesOf((world, print) => {
      listen(world, () => new Noting(print, 'server'));
      connect(world, print, new Noting(print, 'client'));
      world.reactor.run();
    }, { network });
    assert.deepEqual(await run({}), ['0.1 server made', '0.2 client made', '0.2 connected true']);
    assert.deepEqual(await run({ 'memory:a': { delay: 1 } }), ['1 server made', '2 client made', '2 connected true']);
  });

  it('are refused where nobody listens', async () => {
    const lines = await linesOf((world, print) => {
      connect(world, print, new Noting(print, 'client'));
      world.reactor.run();
    });
    assert.deepEqual(lines, ['0.2 ConnectionRefusedError: nobody listens at memory:a']);
  });

  it('close at once where the server’s factory gives no protocol', async () => {
    const lines = await linesOf((world, print) => {
      listen(world, () => null);
      connect(world, print, new Noting(print, 'client'));
      world.reactor.run();
    });
    assert.deepEqual(lines, ['0.2 client made', '0.2 connected true', '0.2 client lost ConnectionDone']);
  });

  it('fail where the client’s factory gives none, and with what connectionMade throws', async () => {
    const run = (make) => linesOf((world, print) => {
      listen(world, () => new Noting(print, 'server'));
      world.endpoints.clientFromString(world.reactor, 'memory:a').connect(Factory.forProtocol(() => make(print)))
        .addErrback((f) => print(f.value.name, f));
      world.reactor.run();
    });
    assert.deepEqual(await run(() => null), ['0.1 server made', '0.2 NoProtocol the factory gave no protocol', '0.3 server lost ConnectionDone']);
    const boom = { made: () => { throw new Error('boom'); } };
    assert.deepEqual(await run((print) => new Noting(print, 'client', boom)), [
      '0.1 server made', '0.2 client made', '0.2 Error boom', '0.2 client lost ConnectionAborted', '0.3 server lost ConnectionLost',
    ]);
  });

  it('are cancelled on the way there and on the way back', async () => {
    const run = (at) => linesOf((world, print) => {
      listen(world, () => new Noting(print, 'server'));
      const d = connect(world, print, new Noting(print, 'client'));
      world.reactor.callLater(at, () => d.cancel());
      world.reactor.run();
    });
    const cancelled = 'ConnectingCancelledError: connecting to memory:a was cancelled';
    assert.deepEqual(await run(0.05), [`0.05 ${cancelled}`]);
    assert.deepEqual(await run(0.15), ['0.1 server made', `0.15 ${cancelled}`, '0.25 server lost ConnectionDone']);
  });

  it('listen once at a name, until stopListening, which keeps what is connected', async () => {
    const lines = await linesOf((world, print) => {
      const client = new Noting(print, 'client');
      connect(world, print, client);
      listen(world, () => new Noting(print, 'other')).addCallback((port) => {
        print(port.getHost());
        world.reactor.callLater(1, () => {
          port.stopListening().addCallback(() => print('stopped'));
          client.transport.write('hello');
          connect(world, print, new Noting(print, 'late'));
        });
      });
      listen(world, () => null).addErrback((f) => print(f.value.name, f));
      world.reactor.run();
    });
    assert.deepEqual(lines, [
      '0 {kind: memory, host: a, port: 0}', "0 CannotListenError can't listen at memory:a: somebody else listens there",
      '0.1 other made', '0.2 client made', '0.2 connected true',
      '1 stopped', '1.1 other got hello', '1.2 ConnectionRefusedError: nobody listens at memory:a',
    ]);
  });

  it('say what they take', async () => {
    const { endpoints, reactor } = face;
    assert.throws(() => endpoints.serverFromString('memory:a'), /serverFromString takes a reactor first/);
    assert.throws(() => endpoints.clientFromString(reactor, 'tcp:a:80'), /such as 'memory:echo' after the reactor, not the string "tcp:a:80"/);
    const endpoint = endpoints.clientFromString(reactor, 'memory:a');
    assert.throws(() => endpoints.connectProtocol(endpoint, Noting), /connectProtocol takes a protocol \(new Client\(\)\), not a function/);
    assert.throws(() => endpoints.connectProtocol(Noting, endpoint), /takes an endpoint of a client first/);
    assert.throws(() => endpoint.connect(Noting), /connect takes a factory/);
    assert.throws(() => endpoints.serverFromString(reactor, 'memory:a').listen(), /listen takes a factory, not undefined/);
    for (const [link, message] of [
      [{ delay: -1 }, /the delay of memory:a must not be negative/],
      [{ gap: 'x' }, /the gap of memory:a must be a number of seconds/],
      [{ pieces: [0] }, /the pieces of memory:a must be a list of whole numbers from 1 on/],
      [{ latency: 1 }, /memory:a has a delay, pieces and a gap, not the string "latency"/],
      [5, /memory:a must be an object/],
    ]) {
      await assert.rejects(createRavel({ network: { 'memory:a': link } }), message);
    }
  });

  it('move with the clock that they are asked on', async () => {
    const lines = await linesOf(({ endpoints, task }, print) => {
      const clock = new task.Clock();
      endpoints.serverFromString(clock, 'memory:a').listen(Factory.forProtocol(() => new Noting(print, 'server')));
      endpoints.connectProtocol(endpoints.clientFromString(clock, 'memory:a'), new Noting(print, 'client'));
      for (const step of [0.1, 0.1]) {
        clock.advance(step);
        print(clock.seconds());
      }
    });
    assert.deepEqual(lines, ['0 server made', '0 0.1', '0 client made', '0 0.2']);
  });

  it('start a factory while they listen, and a client’s from asking up to the end', async () => {
    class Counted extends Factory {
      constructor(print, name) { super(); Object.assign(this, { print, name }); }
      startFactory() { this.print(`${this.name} starts`); }
      stopFactory() { this.print(`${this.name} stops`); }
    }
    const lines = await linesOf(({ endpoints, reactor }, print) => {
      const make = (name, maker) => Object.assign(new Counted(print, name), { protocol: maker });
      const client = new Protocol();
      endpoints.serverFromString(reactor, 'memory:a').listen(make('server', () => new Protocol()))
        .addCallback((port) => reactor.callLater(1, () => port.stopListening()));
      endpoints.clientFromString(reactor, 'memory:a').connect(make('client', () => client));
      reactor.callLater(2, () => client.transport.loseConnection());
      reactor.run();
    });
    assert.deepEqual(lines, ['0 server starts', '0 client starts', '1 server stops', '2 client stops']);
  });

  it('may be of a network of one’s own', async () => {
    const lines = await linesOf(({ endpoints, reactor }, print) => {
      const network = new endpoints.MemoryNetwork(reactor, { a: { delay: 0.5 } });
      network.server('a').listen(Factory.forProtocol(() => new Noting(print, 'server')));
      endpoints.connectProtocol(network.client('a'), new Noting(print, 'client'));
      reactor.run();
    });
    assert.deepEqual(lines, ['0.5 server made', '1 client made']);
  });
});

describe('a connection in memory', () => {
  it('brings each write as it is, a delay later, in order', async () => {
    assert.deepEqual(await pair(({ server, client }) => {
      client.transport.write('a');
      client.transport.write('b');
      client.transport.writeSequence(['c', 'd']);
      client.transport.write('');
      server.transport.write('x');
      assert.throws(() => client.transport.write(5), /write takes text/);
      assert.throws(() => client.transport.writeSequence(['a', 5]), { name: 'TypeError', message: /writeSequence takes text \(a string\), not 5/ });
    }), ['0.3 server got a', '0.3 server got b', '0.3 server got cd', '0.3 client got x']);
  });

  it('never calls dataReceived from write, also without delay', async () => {
    assert.deepEqual(await pair(({ client }) => client.transport.write('a'), {
      link: { delay: 0 },
      server: { data: (self, data) => { self.transport.write(data); self.print('written'); } },
    }), ['0 server got a', '0 written', '0 client got a']);
  });

  it('cuts what was written where the link says, and spaces the pieces', async () => {
    const link = { pieces: [3, 5, 4], gap: 0.25 };
    assert.deepEqual(await pair(({ client }) => {
      client.transport.write('hello.');
      client.transport.write('world.!');
      client.transport.loseConnection();
    }, { link }), [
      '0.2 client lost ConnectionDone', '0.3 server got hel', '0.55 server got lo.wo', '0.8 server got rld.', '1.05 server got !',
      '1.05 server lost ConnectionDone',
    ]);
    assert.deepEqual(await pair(({ client, reactor }) => {
      client.transport.write('abc');
      reactor.callLater(0.1, () => client.transport.write('d'));
      reactor.callLater(2, () => client.transport.write('e'));
    }, { link }), ['0.3 server got abc', '0.55 server got d', '2.3 server got e']);
  });

  it('is closed behind what was written; what is written then is dropped', async () => {
    assert.deepEqual(await pair(({ server, client, reactor }) => {
      server.transport.write('too late');
      client.transport.write('bye');
      client.transport.loseConnection();
      client.transport.loseConnection();
      client.transport.write('dropped');
      reactor.callLater(1, () => {
        client.transport.write('dropped');
        server.transport.write('dropped');
        server.transport.abortConnection();
        assert.equal(server.connected, false);
      });
    }), ['0.2 client lost ConnectionDone', '0.3 server got bye', '0.3 server lost ConnectionDone']);
  });

  it('does not bring what was under way when it is aborted', async () => {
    assert.deepEqual(await pair(({ client }) => {
      client.transport.write('never');
      client.transport.abortConnection();
    }), ['0.2 client lost ConnectionAborted', '0.3 server lost ConnectionLost']);
    assert.ok(new errors.ConnectionAborted() instanceof errors.ConnectionLost);
  });

  it('tells each end of the loss once, and last', async () => {
    const lines = await pair(({ server, client, reactor }) => {
      client.transport.write('last');
      client.transport.loseConnection();
      client.transport.abortConnection();
      reactor.callLater(1, () => { client.transport.loseConnection(); server.transport.abortConnection(); });
    });
    assert.deepEqual(lines.map((line) => line.replace(/^\S+ /, '')).filter((line) => / lost /.test(line)).length, 2);
    assert.match(lines.at(-1), / lost /);
  });

  it('is aborted when a protocol throws, which is logged', async () => {
    const lines = await pair(({ client }) => client.transport.write('a'), { server: { data: () => { throw new Error('boom'); } } });
    assert.deepEqual(lines, [
      '0.3 server got a', 'err 0.3 Error in a call of the reactor: boom', '0.3 server lost ConnectionAborted', '0.4 client lost ConnectionLost',
    ]);
  });

  it('keeps what arrives while it is paused, and the end', async () => {
    assert.deepEqual(await pair(({ server, client, reactor }) => {
      server.transport.pauseProducing();
      client.transport.write('a');
      client.transport.write('b');
      client.transport.loseConnection();
      reactor.callLater(1, () => server.transport.resumeProducing());
    }), ['0.2 client lost ConnectionDone', '1.2 server got a', '1.2 server got b', '1.2 server lost ConnectionDone']);
  });

  it('asks a producer for each portion, and closes when it has unregistered', async () => {
    assert.deepEqual(await pair(({ client }) => {
      const letters = ['a', 'b'];
      const producer = {
        resumeProducing() {
          client.transport.write(letters.shift());
          if (letters.length === 0) client.transport.unregisterProducer();
        },
      };
      client.transport.registerProducer(producer, false);
      assert.throws(() => client.transport.registerProducer(producer, false), /registered already/);
      client.transport.loseConnection();
    }), ['0.2 client lost ConnectionDone', '0.3 server got a', '0.3 server got b', '0.3 server lost ConnectionDone']);
  });

  it('tells a producer to stop when it is lost, and one that comes later at once', async () => {
    assert.deepEqual(await pair(({ server, client, reactor, print }) => {
      const producer = { stopProducing: () => print('stop') };
      client.transport.registerProducer(producer, true);
      server.transport.loseConnection();
      reactor.callLater(1, () => client.transport.registerProducer(producer, true));
    }), ['0.2 server lost ConnectionDone', '0.3 stop', '0.3 client lost ConnectionDone', '1.2 stop']);
  });
});

describe('a client factory', () => {
  const told = (face, print) => {
    class Told extends face.protocol.ClientFactory {
      again = 1;
      startFactory() { print('start'); }
      stopFactory() { print('stop'); }
      startedConnecting() { print('connecting'); }
      clientConnectionFailed(connector, reason) {
        print('failed', reason.value.name);
        if (this.again-- > 0) connector.connect();
      }
      clientConnectionLost(connector, reason) {
        print('lost', reason.value.name);
        if (this.again-- > 0) connector.connect();
      }
    }
    const factory = Told.forProtocol(() => new Noting(print, 'client'));
    return { factory, endpoint: face.endpoints.clientFromString(face.reactor, 'memory:a') };
  };

  it('is told that connecting failed, and may ask again', async () => {
    assert.deepEqual(await linesOf((world, print) => {
      const { factory, endpoint } = told(world, print);
      world.endpoints.connectWith(endpoint, factory);
      world.reactor.run();
    }), ['0 start', '0 connecting', '0.2 failed ConnectionRefusedError', '0.2 connecting', '0.4 failed ConnectionRefusedError', '0.4 stop']);
  });

  it('is told of the end after its protocol, and may ask again', async () => {
    assert.deepEqual(await linesOf((world, print) => {
      const { factory, endpoint } = told(world, print);
      world.endpoints.serverFromString(world.reactor, 'memory:a').listen(Factory.forProtocol(() => new Protocol()));
      const connector = world.endpoints.connectWith(endpoint, factory);
      assert.throws(() => connector.connect(), /already/);
      world.reactor.callLater(1, () => connector.disconnect());
      world.reactor.callLater(1.1, () => connector.stopConnecting());
      world.reactor.run();
    }), [
      '0 start', '0 connecting', '0.2 client made', '1 client lost ConnectionDone', '1 lost ConnectionDone', '1 connecting',
      '1.1 failed ConnectingCancelledError', '1.1 stop',
    ]);
  });
});

describe('loopbackAsync', () => {
  it('connects the server first, and fires when both know that it was closed', async () => {
    const { lines, state } = await play(({ endpoints, reactor }, print) => {
      const server = new Noting(print, 'server', { made: (self) => self.transport.write('welcome') });
      const client = new Noting(print, 'client', { data: (self) => self.transport.loseConnection() });
      endpoints.loopbackAsync(reactor, server, client).addCallback(() => print('over'));
      print('later');
      reactor.run();
    });
    assert.deepEqual(lines, [
      '0 server made', '0 client made', '0 later', '0 client got welcome', '0 client lost ConnectionDone', '0 server lost ConnectionDone', '0 over',
    ]);
    assert.equal(state, 'waiting');
  });

  it('carries what is written in later calls, one for each', async () => {
    const lines = await linesOf(({ endpoints, reactor }, print) => {
      const server = new Noting(print, 'server', { data: (self, data) => { self.transport.write(data); self.print('written'); } });
      const client = new Noting(print, 'client', { made: (self) => { self.transport.write('a'); self.transport.write('b'); } });
      endpoints.loopbackAsync(reactor, server, client);
      reactor.run();
    });
    assert.deepEqual(lines, [
      '0 server made', '0 client made', '0 server got a', '0 written', '0 server got b', '0 written', '0 client got a', '0 client got b',
    ]);
  });

  it('moves with the clock that it is given', async () => {
    const lines = await linesOf(({ endpoints, task }, print) => {
      const clock = new task.Clock();
      const client = new Noting(print, 'client', { made: (self) => { self.transport.write('a'); self.transport.loseConnection(); } });
      endpoints.loopbackAsync(clock, new Noting(print, 'server'), client).addCallback(() => print('over'));
      print('nothing has moved');
      for (let i = 0; i < 3; ++i) clock.advance(0);
    });
    assert.deepEqual(lines, [
      '0 server made', '0 client made', '0 nothing has moved', '0 server got a', '0 client lost ConnectionDone', '0 server lost ConnectionDone', '0 over',
    ]);
  });

  it('is aborted by cancel()', async () => {
    assert.deepEqual(await linesOf(({ endpoints, reactor }, print) => {
      const d = endpoints.loopbackAsync(reactor, new Noting(print, 'server'), new Noting(print, 'client'));
      d.addErrback((f) => print(f));
      d.cancel();
      reactor.run();
    }), ['0 server made', '0 client made', '0 cancelled', '0 server lost ConnectionAborted', '0 client lost ConnectionLost']);
  });
});

it('errors of connections have their names', () => {
  for (const [name, Class] of Object.entries(errors)) assert.equal(Class.name, name);
  assert.ok(new errors.ConnectionRefusedError('x') instanceof errors.ConnectError);
});
