// Connections in memory.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { face, pair } from './noting.mjs';

const { error: errors } = face;

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
