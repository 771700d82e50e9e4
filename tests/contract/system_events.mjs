// What holds of the system events of every reactor, in the form that reactors.mjs has.
export const ofSystemEvents = [
  [
    'runs the triggers of an event by phases, in the order of adding, with their arguments, once',
    async ({ reactor }, print) => {
      reactor.addSystemEventTrigger('after', 'lunch', print, 'after');
      reactor.addSystemEventTrigger('during', 'lunch', print, 'during');
      reactor.addSystemEventTrigger('before', 'lunch', print, 'before');
      reactor.addSystemEventTrigger('before', 'lunch', print, 'before,', 'too');
      reactor.fireSystemEvent('lunch');
      reactor.fireSystemEvent('lunch');
      reactor.fireSystemEvent('tea');
    },
    ['before', 'before, too', 'during', 'after'],
  ],
  [
    'waits for the Deferreds of triggers before an event, whatever comes of them',
    async ({ reactor, defer }, print) => {
      const [one, two] = [new defer.Deferred(), new defer.Deferred()];
      reactor.addSystemEventTrigger('before', 'lunch', () => one);
      reactor.addSystemEventTrigger('before', 'lunch', () => two);
      reactor.addSystemEventTrigger('during', 'lunch', print, 'during');
      reactor.fireSystemEvent('lunch');
      one.errback(new Error('boom'));
      one.addErrback(() => print('one has failed'));
      two.callback();
    },
    ['one has failed', 'during'],
  ],
  [
    'does not wait for the Deferreds of triggers in the later phases',
    async ({ reactor, defer }, print) => {
      reactor.addSystemEventTrigger('during', 'lunch', () => new defer.Deferred());
      reactor.addSystemEventTrigger('after', 'lunch', print, 'after');
      reactor.fireSystemEvent('lunch');
    },
    ['after'],
  ],
  [
    'logs what triggers throw, and runs the others',
    async ({ reactor }, print) => {
      for (const phase of ['before', 'during', 'after']) {
        reactor.addSystemEventTrigger(phase, 'lunch', () => { throw new Error(phase); });
        reactor.addSystemEventTrigger(phase, 'lunch', print, phase);
      }
      reactor.fireSystemEvent('lunch');
    },
    ['err Error in a trigger: before', 'before', 'err Error in a trigger: during', 'during', 'err Error in a trigger: after', 'after'],
  ],
  [
    'lets triggers be removed, once and before they run, and refuses what is no phase',
    async ({ reactor, errorOf }, print) => {
      const gone = reactor.addSystemEventTrigger('during', 'lunch', print, 'gone');
      const stays = reactor.addSystemEventTrigger('during', 'lunch', print, 'stays');
      reactor.removeSystemEventTrigger(gone);
      print(errorOf(() => reactor.removeSystemEventTrigger(gone)));
      reactor.fireSystemEvent('lunch');
      print(errorOf(() => reactor.removeSystemEventTrigger(stays)));
      print(errorOf(() => reactor.addSystemEventTrigger('around', 'lunch', print)));
    },
    ['RangeError', 'stays', 'RangeError', 'TypeError'],
  ],
  [
    'runs triggers that are added while their event goes on, and not those that are removed then',
    async ({ reactor }, print) => {
      reactor.addSystemEventTrigger('before', 'lunch', () => {
        reactor.addSystemEventTrigger('before', 'lunch', print, 'before');
        reactor.addSystemEventTrigger('during', 'lunch', print, 'during');
        reactor.removeSystemEventTrigger(gone);
      });
      const gone = reactor.addSystemEventTrigger('during', 'lunch', print, 'gone');
      reactor.fireSystemEvent('lunch');
    },
    ['before', 'during'],
  ],
  [
    'fires “startup” and “shutdown” when it starts and stops',
    async ({ reactor }, print) => {
      for (const phase of ['after', 'during', 'before']) {
        reactor.addSystemEventTrigger(phase, 'startup', () => print(phase, 'startup', reactor.running));
        reactor.addSystemEventTrigger(phase, 'shutdown', () => print(phase, 'shutdown'));
      }
      reactor.callLater(0, () => (print('call'), reactor.stop()));
      await reactor.run();
      print('ended');
    },
    [
      'before startup false', 'during startup true', 'after startup true', 'call', 'before shutdown', 'during shutdown', 'after shutdown',
      'ended',
    ],
  ],
  [
    'turns on before its shutdown until the Deferreds of the triggers there have fired',
    async ({ reactor, task, tick }, print) => {
      reactor.addSystemEventTrigger('before', 'shutdown', () => task.deferLater(reactor, 3 * tick, print, 'tidied up'));
      reactor.addSystemEventTrigger('after', 'shutdown', print, 'after');
      reactor.callLater(0, () => reactor.stop());
      reactor.callLater(1 * tick, print, 'still runs');
      await reactor.run();
    },
    ['still runs', 'tidied up', 'after'],
  ],
];
