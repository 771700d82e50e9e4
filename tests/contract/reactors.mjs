// What holds of every reactor, as programs see it. [sentence, program, lines]; a line that is no print begins with err.
// Programs refer to nothing but what they are given (given.mjs): the page runs their text.
import { ofSystemEvents } from './system_events.mjs';

export const ofEveryReactor = [
  [
    'runs until it is stopped',
    async ({ reactor, tick }, print) => {
      print(reactor.running);
      reactor.callLater(0, () => print(reactor.running));
      reactor.callLater(1 * tick, () => reactor.stop());
      reactor.callLater(100, print, 'never');
      await reactor.run();
      print(reactor.running);
    },
    ['false', 'true', 'false'],
  ],
  [
    'lets run() return at once, and begins when the program gives control back',
    async ({ reactor }, print) => {
      reactor.callLater(0, () => (print('called'), reactor.stop()));
      const ended = reactor.run();
      print('run() has returned');
      await ended;
      print('ended');
    },
    ['run() has returned', 'called', 'ended'],
  ],
  [
    'makes the calls due in the turn that stops it, and no other',
    async ({ reactor }, print) => {
      reactor.callLater(0, () => {
        reactor.stop();
        reactor.callLater(0, print, 'asked for too late');
      });
      reactor.callLater(0, print, 'due');
      await reactor.run();
    },
    ['due'],
  ],
  [
    "can't be stopped before it runs, nor twice",
    async ({ reactor, errorOf }, print) => {
      const stop = () => errorOf(() => reactor.stop());
      print(stop());
      reactor.callLater(0, () => {
        reactor.stop();
        print(stop());
      });
      await reactor.run();
      print(stop());
    },
    ['ReactorNotRunning', 'ReactorNotRunning', 'ReactorNotRunning'],
  ],
  [
    "can't be run inside itself, nor again",
    async ({ reactor, errorOf }, print) => {
      const run = () => errorOf(() => reactor.run());
      reactor.callLater(0, () => (print(run()), reactor.stop()));
      await reactor.run();
      print(run());
    },
    ['ReactorAlreadyRunning', 'ReactorNotRestartable'],
  ],
  [
    'calls what waits for it to run, in order, first of all; then at once',
    async ({ reactor }, print) => {
      reactor.callLater(0, () => (print('call'), reactor.stop()));
      reactor.callWhenRunning(print, 'first');
      reactor.callWhenRunning(() => {
        print('second');
        reactor.callWhenRunning(print, 'at once');
        print('second ends');
      });
      print('asked');
      await reactor.run();
    },
    ['asked', 'first', 'second', 'at once', 'second ends', 'call'],
  ],
  [
    'can be stopped by what waits for it to run',
    async ({ reactor }, print) => {
      reactor.callWhenRunning(() => reactor.stop());
      reactor.callLater(100, print, 'never');
      await reactor.run();
      print('ended');
    },
    ['ended'],
  ],
  [
    'logs what calls throw, and goes on',
    async ({ reactor }, print) => {
      reactor.callWhenRunning(() => { throw new Error('at the start'); });
      reactor.callFromThread(() => { throw new Error('from a thread'); });
      reactor.callLater(0, () => { throw new TypeError('in a call'); });
      reactor.callLater(0, () => { throw 7; });
      reactor.callLater(0, () => (print('goes on'), reactor.stop()));
      await reactor.run();
    },
    [
      'err Error in a trigger: at the start', 'err Error in a call of the reactor: from a thread',
      'err Error in a call of the reactor: TypeError: in a call', 'err Error in a call of the reactor: number: 7', 'goes on',
    ],
  ],
  [
    'makes calls asked for in a call in the next turn, so that endless ones leave room for others',
    async ({ reactor }, print) => {
      let rounds = 0;
      const again = () => {
        rounds += 1;
        reactor.callLater(0, again);
      };
      reactor.callLater(0, again);
      for (const each of ['one', 'two', 'three']) reactor.callLater(0, print, each);
      reactor.callLater(0, () => reactor.callLater(0, () => reactor.stop()));
      await reactor.run();
      print(rounds);
    },
    ['one', 'two', 'three', '2'],
  ],
  [
    'keeps the order of asking for calls that are moved to the same time',
    async ({ reactor, tick }, print) => {
      reactor.callLater(0, () => {
        const first = reactor.callLater(50, print, 'first');
        const second = reactor.callLater(2 * tick, print, 'second');
        const third = reactor.callLater(0, print, 'third');
        third.reset(tick);
        second.reset(tick);
        first.reset(tick);
        reactor.callLater(tick, () => reactor.stop());
      });
      await reactor.run();
    },
    ['first', 'second', 'third'],
  ],
  [
    'does not make a due call that another of the same turn cancels, or delays',
    async ({ reactor, tick }, print) => {
      reactor.callLater(0, () => {
        reactor.callLater(tick, () => {
          cancelled.cancel();
          late.delay(tick);
        });
        const cancelled = reactor.callLater(tick, print, 'cancelled');
        const late = reactor.callLater(tick, () => (print('late'), reactor.stop()));
        reactor.callLater(tick, print, 'as planned');
      });
      await reactor.run();
    },
    ['as planned', 'late'],
  ],
  [
    'lets time stand still inside a turn, and sleeping move it',
    async ({ reactor, time, tick }, print) => {
      reactor.callLater(0, () => {
        const begin = reactor.seconds();
        const until = Date.now() + 3;
        while (Date.now() < until) { /* hard at work */ }
        print(reactor.seconds() === begin);
        time.sleep(2 * tick);
        print(reactor.seconds() > begin + 1.9 * tick);
        reactor.stop();
      });
      await reactor.run();
    },
    ['true', 'true'],
  ],
  [
    'is late with what was due while it slept, and makes it in order',
    async ({ reactor, time, tick }, print) => {
      reactor.callLater(0, () => (time.sleep(3 * tick), print('woke')));
      reactor.callLater(2 * tick, () => (print('second'), reactor.stop()));
      reactor.callLater(1 * tick, print, 'first');
      await reactor.run();
    },
    ['woke', 'first', 'second'],
  ],
  [
    'refuses negative times',
    async ({ reactor, time, errorOf }, print) => {
      print(errorOf(() => reactor.callLater(-1, print)), errorOf(() => time.sleep(-1)), reactor.getDelayedCalls().length);
    },
    ['RangeError RangeError 0'],
  ],
  [
    'runs an async function from wait to wait',
    async ({ reactor, task, tick }, print) => {
      const story = async () => {
        print('begins');
        await task.deferLater(reactor, tick);
        print('half way');
        await task.deferLater(reactor, tick);
        print('ends');
        reactor.stop();
      };
      void story();
      await reactor.run();
    },
    ['begins', 'half way', 'ends'],
  ],
  [
    'runs inlineCallbacks from wait to wait',
    async ({ reactor, defer, task, tick }, print) => {
      const story = defer.inlineCallbacks(function* () {
        print('begins');
        print(yield task.deferLater(reactor, tick, () => 'half way'));
        yield task.deferLater(reactor, tick);
        return 'ends';
      });
      story().addCallback(print).addBoth(() => reactor.stop());
      await reactor.run();
    },
    ['begins', 'half way', 'ends'],
  ],
  [
    'may end with calls still to be made, which are not made then',
    async ({ reactor }, print) => {
      reactor.callLater(100, print, 'never');
      reactor.callLater(0, () => reactor.stop());
      await reactor.run();
      print(reactor.getDelayedCalls().length);
    },
    ['1'],
  ],
  [
    'ends without “shutdown” when it crashes, and can run again, with its start',
    async ({ reactor, tick }, print) => {
      reactor.addSystemEventTrigger('during', 'shutdown', print, 'shutdown');
      reactor.callLater(0, () => reactor.crash());
      reactor.callLater(0, print, 'due');
      await reactor.run();
      print('crashed', reactor.running);
      reactor.callWhenRunning(print, 'started again');
      reactor.callLater(tick, () => reactor.stop());
      await reactor.run();
      print('stopped');
    },
    ['due', 'crashed false', 'started again', 'shutdown', 'stopped'],
  ],

  ...ofSystemEvents,

  // -- callFromThread
  [
    'makes calls from threads in the next turn, ahead of delayed calls, in the order of asking',
    async ({ reactor }, print) => {
      reactor.callLater(0, () => (print('delayed'), reactor.stop()));
      reactor.callFromThread(print, 'first');
      reactor.callFromThread(print, 'second');
      print('asked');
      await reactor.run();
    },
    ['asked', 'first', 'second', 'delayed'],
  ],
  [
    'makes a call from a thread that is asked for in another, in the turn after',
    async ({ reactor }, print) => {
      reactor.callFromThread(() => reactor.callFromThread(() => (print('next turn'), reactor.stop())));
      reactor.callLater(0, print, 'delayed');
      await reactor.run();
    },
    ['delayed', 'next turn'],
  ],
  [
    'makes a call from a thread at once, whatever is to come later',
    async ({ reactor, tick }, print) => {
      reactor.callLater(100, print, 'never');
      reactor.callLater(tick, () => reactor.callFromThread(() => (print('at once'), reactor.stop())));
      await reactor.run();
    },
    ['at once'],
  ],
];
