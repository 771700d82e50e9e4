// The worker: one run. It gets the compiled module and a port from the frame, a program from the page.
import { type Line, type Ravel, createRavel } from 'ravel/create.js';
import { cut, mostEvents } from '../model/trace/event.js';
import { EventStream } from './event_stream.js';
import { LineBatch } from './line_batch.js';
import { type FromWorker, type PauseReason, type RunSettings, type ShownLine, type ToWorker, mostTests } from './messages.js';
import { keepHere, openPort } from './port.js';
import { evaluate, scenarioUrl } from './program.js';
import { giveConsole, narrowScope } from './scope.js';
import { Stepper } from './stepper.js';
import { keepTimers } from './timers.js';
import { Unanswered } from './unanswered.js';

self.onmessage = ({ data, ports }: MessageEvent<{ module: WebAssembly.Module }>) => {
  self.onmessage = null;
  keepTimers();
  narrowScope();
  const send = openPort(ports[0]!, guarded(take));
  const batch = new LineBatch((lines, left) => send({ type: 'lines', lines, left }));
  let ravel: Ravel | undefined;
  let stepper = new Stepper();
  let held: PauseReason | undefined;
  let full = false;
  let unanswered: Unanswered | undefined;
  const stream = new EventStream(
    {
      read: (count) => ravel?.host.traceFrom(count) ?? [],
      dropped: () => ravel?.host.dropped ?? 0,
      busy: () => ravel?.host.state === 'running' && held === undefined,
    },
    (events, dropped) => {
      send({ type: 'events', events, dropped });
      if (dropped > 0 && !full) sayFull();
    },
    (events) => {
      stepper.saw(events);
      unanswered?.saw(events);
    },
  );
  /** Sends it when the events before it are sent, and the lines. */
  const sendAfter = (message: FromWorker) =>
    stream.after(() => {
      batch.flush();
      send(message);
    });

  function sayFull(): void {
    full = true;
    say(
      `The recording is full: it keeps the first ${mostEvents.toLocaleString('en')} events. The program goes on; what it does from here can't be looked at.`,
    );
  }

  /** In Ravel's own name. */
  function say(text: string): void {
    batch.add({ time: ravel!.face.reactor.seconds(), stream: 'log', text });
  }

  /** Whatever is called from outside: an error of Ravel's own is the end of the run, and is said. */
  function guarded<A extends unknown[]>(f: (...args: A) => void): (...args: A) => void {
    return (...args) => {
      try {
        f(...args);
      } catch (error) {
        broken(error);
      }
    };
  }

  function broken(error: unknown): void {
    try {
      batch.flush();
      stream.end();
    } catch {
      // What is broken may be what they stand on.
    }
    send({ type: 'broken', reason: reasonOf(error) });
  }

  function take(message: ToWorker): void {
    switch (message.type) {
      case 'run':
        return void run(message).catch(broken);
      case 'stop':
        ravel?.host.stop();
        return send({ type: 'stopping', closing: ravel?.host.closing ?? false });
      case 'trace':
        return sendAfter({ type: 'traced' });
      case 'pause':
        return stepper.pause();
      case 'go-on':
        return goOn(() => stepper.goOn());
      case 'turn':
        return goOn(() => stepper.turn());
      case 'run-to':
        return goOn(() => stepper.runTo(message.line));
      case 'break-on-failure':
        stream.pull(); // what was before does not count
        return stepper.breakOnFailure(message.on);
    }
  }

  function goOn(step: () => void): void {
    stream.pull();
    step();
    if (held === undefined) return;
    held = undefined;
    sendAfter({ type: 'resumed' });
    ravel?.host.goOn();
  }

  async function run({ source, time, seed, network, breaks }: RunSettings): Promise<void> {
    let printing: ShownLine['printed'];
    let tests = 0;
    let reason: PauseReason | undefined;
    stepper = new Stepper(breaks);
    // Of what a stopped reactor asked for nobody waits, and a full recording does not have the answers.
    if (time === 'real') unanswered = new Unanswered((sentence) => ravel!.host.state === 'running' && !full && say(sentence));
    ravel = await createRavel({
      module: data.module,
      time,
      seed,
      network,
      scenarioUrl,
      traced: true,
      onLine: (line: Line) => {
        batch.add(printing ? { ...line, printed: printing } : line);
        stream.hurry();
      },
      onEntering: () => stream.hurry(),
      onTest: (test) => {
        if (++tests > mostTests) return;
        const message = test.message === undefined ? {} : { message: cut(test.message) };
        send({ type: 'test', test: { ...test, name: cut(test.name), ...message } });
      },
      onBroken: broken,
      onState: (state, at) => {
        held = undefined;
        sendAfter({ type: 'state', state, time: at });
      },
      mayTurn: () => {
        if (stepper.looks) stream.pull();
        reason = stepper.holds();
        return reason === undefined;
      },
      onHeld: () => {
        held = reason;
        sendAfter({ type: 'paused', reason: reason!, time: ravel!.face.reactor.seconds() });
      },
    });
    const { face, host } = ravel;
    giveConsole(host.console, (as) => (printing = as));
    self.addEventListener(
      'error',
      guarded((event: ErrorEvent) => {
        keepHere(event);
        host.uncaught(event.error ?? event.message);
      }),
    );
    self.addEventListener(
      'unhandledrejection',
      guarded((event: PromiseRejectionEvent) => {
        keepHere(event);
        host.uncaught(event.reason);
      }),
    );
    stream.look();
    const outcome = await evaluate(source, face, (url) => host.programAt(url));
    if ('refusal' in outcome) send({ type: 'refused', refusal: { ...outcome.refusal, message: cut(outcome.refusal.message) } });
    else if ('error' in outcome) host.scriptFailed(outcome.error);
    else host.scriptEnded();
  }

  send({ type: 'ready' });
};

/** What went wrong, in the engine's words; whatever was thrown. */
function reasonOf(error: unknown): string {
  try {
    return cut(String(error), 300);
  } catch {
    return 'an error that cannot be shown';
  }
}
