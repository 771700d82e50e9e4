// Protocols, their factories, transports for tests, and the errors of connections.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Noting, face } from './noting.mjs';

const { Failure, error: errors } = face;
const { Factory, Protocol, StringTransport, StringTransportWithDisconnection } = face.protocol;

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

it('errors of connections have their names', () => {
  for (const [name, Class] of Object.entries(errors)) assert.equal(Class.name, name);
  assert.ok(new errors.ConnectionRefusedError('x') instanceof errors.ConnectError);
});
