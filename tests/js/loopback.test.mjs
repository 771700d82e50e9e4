// Two protocols on a loop.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Noting } from './noting.mjs';
import { linesOf, play } from './ravel.mjs';

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
