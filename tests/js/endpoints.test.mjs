// Endpoints in memory, and factories of clients.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';
import { Noting, face } from './noting.mjs';
import { linesOf } from './ravel.mjs';

const { Factory, Protocol } = face.protocol;

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
