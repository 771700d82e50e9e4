// Protocols that get lines.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { face } from './noting.mjs';

const { LineOnlyReceiver, LineReceiver, StringTransport } = face.protocol;

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
