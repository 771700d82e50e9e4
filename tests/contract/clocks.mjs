// What holds of everything that knows the time, as programs see it: reactors and Clock. [sentence, program, lines]
// Programs refer to nothing but what they are given (given.mjs): the page runs their text.
export const ofEveryClock = [
  [
    'makes no call before callLater returns, not even without delay',
    async ({ clock, run, end }, print) => {
      clock.callLater(0, () => (print('called'), end()));
      print('asked');
      await run();
    },
    ['asked', 'called'],
  ],
  [
    'makes calls in order of time',
    async ({ clock, run, end, tick }, print) => {
      clock.callLater(3 * tick, () => (print('third'), end()));
      clock.callLater(1 * tick, print, 'first');
      clock.callLater(2 * tick, print, 'second');
      await run();
    },
    ['first', 'second', 'third'],
  ],
  [
    'makes calls of the same time in the order of asking',
    async ({ clock, run, end, tick }, print) => {
      clock.callLater(0, () => {
        for (const each of ['first', 'second', 'third']) clock.callLater(tick, print, each);
        clock.callLater(tick, end);
      });
      await run();
    },
    ['first', 'second', 'third'],
  ],
  [
    'makes no call early',
    async ({ clock, run, end, tick }, print) => {
      const call = clock.callLater(2 * tick, () => (print(clock.seconds() >= call.getTime()), end()));
      await run();
      print(call.active());
    },
    ['true', 'false'],
  ],
  [
    'goes forward, and says when calls are due in its own seconds',
    async ({ clock, run, end, tick }, print) => {
      const before = clock.seconds();
      const far = clock.callLater(100, print, 'never');
      print(far.getTime() > before + 99, far.getTime() < before + 110);
      const seen = [before];
      for (const ticks of [1, 2, 3]) clock.callLater(ticks * tick, () => seen.push(clock.seconds()));
      clock.callLater(4 * tick, end);
      await run();
      print(seen.length, seen.every((time, i) => i === 0 || time >= seen[i - 1]), seen[3] > seen[0]);
    },
    ['true true', '4 true true'],
  ],
  [
    'makes calls that are asked for in a call, later',
    async ({ clock, run, end }, print) => {
      clock.callLater(0, () => {
        clock.callLater(0, () => (print('inner'), end()));
        print('outer ends');
      });
      await run();
    },
    ['outer ends', 'inner'],
  ],
  [
    'passes arguments on',
    async ({ clock, run, end }, print) => {
      clock.callLater(0, (...all) => (print(...all), end()), 1, 'two', [3]);
      await run();
    },
    ['1 two 3'],
  ],
  [
    'does not make cancelled calls, and lets nothing else be done with them',
    async ({ clock, run, end, tick, errorOf }, print) => {
      const call = clock.callLater(1 * tick, print, 'never');
      clock.callLater(0, () => call.cancel());
      clock.callLater(3 * tick, end);
      await run();
      print(call.active(), errorOf(() => call.cancel()), errorOf(() => call.reset(1)), errorOf(() => call.delay(1)));
    },
    ['false AlreadyCancelled AlreadyCancelled AlreadyCancelled'],
  ],
  [
    'makes a reset call at its new time only',
    async ({ clock, run, end, tick }, print) => {
      const call = clock.callLater(1 * tick, () => (print('moved'), end()));
      call.reset(3 * tick);
      clock.callLater(2 * tick, print, 'before');
      await run();
    },
    ['before', 'moved'],
  ],
  [
    'makes a call earlier that is reset to earlier',
    async ({ clock, run, end, tick }, print) => {
      const call = clock.callLater(100, print, 'moved');
      call.reset(0);
      clock.callLater(2 * tick, () => (print('after'), end()));
      await run();
    },
    ['moved', 'after'],
  ],
  [
    'counts a reset from now, and a delay from when the call was due',
    async ({ clock, run, end, tick }, print) => {
      const call = clock.callLater(50, print, 'never');
      clock.callLater(tick, () => {
        const due = call.getTime();
        call.delay(7);
        print(Math.round(call.getTime() - due));
        call.delay(-9);
        print(Math.round(call.getTime() - due));
        call.reset(20);
        print(Math.round(call.getTime() - clock.seconds()));
        end();
      });
      await run();
    },
    ['7', '-2', '20'],
  ],
  [
    'makes a delayed call later, or earlier',
    async ({ clock, run, end, tick }, print) => {
      const late = clock.callLater(1 * tick, () => (print('late'), end()));
      const soon = clock.callLater(100, print, 'soon');
      late.delay(2 * tick);
      soon.delay(-100);
      clock.callLater(2 * tick, print, 'between');
      await run();
    },
    ['soon', 'between', 'late'],
  ],
  [
    'has made a call while it is in it',
    async ({ clock, run, end, errorOf }, print) => {
      const call = clock.callLater(0, () => {
        print(call.active(), errorOf(() => call.cancel()), errorOf(() => call.reset(1)), errorOf(() => call.delay(1)));
        end();
      });
      print(call.active());
      await run();
      print(call.active(), errorOf(() => call.cancel()));
    },
    ['true', 'false AlreadyCalled AlreadyCalled AlreadyCalled', 'false AlreadyCalled'],
  ],
  [
    'knows the calls still to be made',
    async ({ clock, run, end, tick }, print) => {
      clock.callLater(1 * tick, () => {});
      const far = clock.callLater(100, () => {});
      print(clock.getDelayedCalls().length);
      clock.callLater(2 * tick, () => {
        const left = clock.getDelayedCalls();
        print(left.length, left[0] === far);
        far.cancel();
        print(clock.getDelayedCalls().length);
        end();
      });
      await run();
    },
    ['2', '1 true', '0'],
  ],
  [
    'refuses a time that is none, and a function that is none',
    async ({ clock, errorOf }, print) => {
      for (const time of [NaN, '1', undefined, null]) print(errorOf(() => clock.callLater(time, print)));
      print(errorOf(() => clock.callLater(1)), errorOf(() => clock.callLater(1, 'print')));
      const call = clock.callLater(1, print, 'never');
      print(errorOf(() => call.reset(-1)), errorOf(() => call.reset(NaN)), errorOf(() => call.delay('x')), call.active());
      call.cancel();
      print(clock.getDelayedCalls().length);
    },
    ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError TypeError', 'RangeError TypeError TypeError true', '0'],
  ],
  [
    'carries Deferreds: deferLater, and its cancel()',
    async ({ clock, run, end, task, tick }, print) => {
      task.deferLater(clock, 1 * tick, (x) => x * 7, 5).addCallback(print);
      const never = task.deferLater(clock, 2 * tick, print, 'never');
      never.addErrback((failure) => print(failure.value.name));
      never.cancel();
      task.deferLater(clock, 3 * tick).addCallback(end);
      await run();
    },
    ['CancelledError', '35'],
  ],
  [
    'carries timeouts: addTimeout',
    async ({ clock, run, end, defer, task, tick }, print) => {
      const failed = (failure) => (print(failure.value.name), end());
      task.deferLater(clock, 1 * tick, () => 'in time').addTimeout(100, clock).addCallback(print);
      new defer.Deferred().addTimeout(2 * tick, clock).addErrback(failed);
      await run();
      print(clock.getDelayedCalls().length);
    },
    ['in time', 'TimeoutError', '0'],
  ],
  [
    'carries loops: LoopingCall',
    async ({ clock, run, end, task, tick }, print) => {
      let rounds = 0;
      const loop = new task.LoopingCall(() => {
        print('round');
        rounds += 1;
        if (rounds === 3) loop.stop();
      });
      loop.clock = clock;
      loop.start(tick).addCallback((it) => (print('ended', it === loop), end()));
      await run();
    },
    ['round', 'round', 'round', 'ended true'],
  ],
  [
    'carries a network in memory: each write as it is, in order, and then the end',
    async ({ clock, run, end, endpoints, protocol, tick }, print) => {
      class Echo extends protocol.Protocol {
        connectionMade() { print('server made'); }
        dataReceived(data) { print('server got', data); this.transport.write(data); }
        connectionLost(reason) { print('server lost', reason.value.name); end(); }
      }
      class Guest extends protocol.Protocol {
        left = 12;
        connectionMade() {
          print('client made');
          this.transport.write('hello.');
          this.transport.write('world.');
        }
        dataReceived(data) {
          print('client got', data);
          this.left -= data.length;
          if (this.left === 0) this.transport.loseConnection();
        }
        connectionLost(reason) { print('client lost', reason.value.name); }
      }
      const network = new endpoints.MemoryNetwork(clock, { plain: { delay: tick } });
      network.server('plain').listen(protocol.Factory.forProtocol(Echo));
      endpoints.connectProtocol(network.client('plain'), new Guest());
      await run();
    },
    [
      'server made', 'client made', 'server got hello.', 'server got world.', 'client got hello.', 'client got world.',
      'client lost ConnectionDone', 'server lost ConnectionDone',
    ],
  ],
  [
    'carries a network in memory that cuts what is written where the link says',
    async ({ clock, run, end, endpoints, protocol, tick }, print) => {
      class Listener extends protocol.Protocol {
        dataReceived(data) { print('got', data); }
        connectionLost() { print('lost'); end(); }
      }
      class Sender extends protocol.Protocol {
        connectionMade() {
          this.transport.writeSequence(['hello.', 'world.']);
          this.transport.loseConnection();
        }
      }
      const network = new endpoints.MemoryNetwork(clock, { cut: { delay: tick, pieces: [3, 5, 4], gap: tick } });
      network.server('cut').listen(protocol.Factory.forProtocol(Listener));
      endpoints.connectProtocol(network.client('cut'), new Sender());
      await run();
    },
    ['got hel', 'got lo.wo', 'got rld.', 'lost'],
  ],
];
