// A worker that sends what no worker sends, in place of the page's: as if a program had got at the port after all.
'use strict';
self.onmessage = ({ ports: [port] }) => {
  const send = (message) => port.postMessage(message);
  const line = (text, more) => ({ time: 0, stream: 'out', text, ...more });
  const lines = (...texts) => send({ type: 'lines', lines: texts.map((text) => line(text)), left: 0 });
  const end = () => (lines('end'), send({ type: 'state', state: 'finished', time: 0 }));
  const markup = '<img src=x onerror="document.title=1"><script>document.title=1</script><b id=markup>bold</b>';

  const cases = {
    good: end,
    'wrong shapes'() {
      for (const message of [
        null,
        1,
        'lines',
        [],
        {},
        { type: 'lines' },
        { type: 'lines', lines: 'x', left: 0 },
        { type: 'frame-failed', reason: 'forged' },
        { type: '__proto__' },
        { type: 'state', state: 'idle', time: 0 },
        { type: 'state', state: '<b>', time: 0 },
        { type: 'test', test: {} },
        { type: 'events', events: [{}], dropped: 0 },
        { type: 'paused', reason: markup, time: 0 },
      ])
        send(message);
      end();
    },
    'a huge text'() {
      lines('x'.repeat(50_000_000));
      send({ type: 'test', test: { name: 'x'.repeat(50_000_000), result: 'ok', checks: 1, time: 0 } });
      send({ type: 'refused', refusal: { message: 'x'.repeat(50_000_000), line: 1, column: 1, syntax: false } });
      send({ type: 'events', events: [{ seq: 1, time: 0, kind: 'printed', text: 'x'.repeat(50_000_000) }], dropped: 0 });
      end();
    },
    'huge lists'() {
      send({ type: 'lines', lines: Array(200_000).fill(line('x')), left: 0 });
      send({ type: 'events', events: Array.from({ length: 200_000 }, (_, i) => ({ seq: i + 1, time: 0, kind: 'idle' })), dropped: 0 });
      end();
    },
    'times that are none'() {
      for (const time of [NaN, Infinity, -1, '0', null]) send({ type: 'lines', lines: [line('never', { time })], left: 0 });
      send({ type: 'lines', lines: [line('never', { at: { line: 1e300, column: -1 } })], left: 0 });
      send({ type: 'lines', lines: [line('never')], left: NaN });
      end();
    },
    'events that go back'() {
      const event = (seq, more) => ({ seq, time: 0, kind: 'idle', ...more });
      send({ type: 'events', events: [event(1), event(2)], dropped: 0 });
      send({ type: 'events', events: [event(1), event(2), event(7)], dropped: 0 });
      send({ type: 'events', events: [event(3, { cause: 9 })], dropped: 0 });
      send({ type: 'events', events: [event(3, { kind: 'deferred.left', deferred: 99, pair: 3 })], dropped: -5 });
      send({ type: 'events', events: [event(3, { kind: 'call.left', call: 1e15 })], dropped: 0 });
      end();
    },
    'states after the end'() {
      end();
      for (const state of ['running', 'waiting', 'failed']) send({ type: 'state', state, time: 0 });
      send({ type: 'paused', reason: 'asked', time: 0 });
      send({ type: 'resumed' });
    },
    'answers nobody asked for'() {
      for (let i = 0; i < 1_000; i += 1) send({ type: i % 2 ? 'traced' : 'ready' });
      send({ type: 'stopping', closing: true });
      end();
    },
    markup() {
      lines(markup);
      send({
        type: 'lines',
        lines: [line(markup, { stream: 'log' }), line(markup, { stream: 'err', at: { line: 1, column: 1 } })],
        left: 0,
      });
      send({ type: 'test', test: { name: markup, result: 'fail', checks: 1, time: 0, message: markup } });
      send({
        type: 'events',
        events: [
          { seq: 1, time: 0, kind: 'deferred.made', deferred: 1 },
          { seq: 2, time: 0, kind: 'deferred.fired', deferred: 1, text: markup },
          { seq: 3, time: 0, kind: 'call.made', call: 2, due: 1, text: markup },
        ],
        dropped: 0,
      });
      end();
    },
    'a flood of messages'() {
      for (;;) send({ type: 'resumed' });
    },
    'a flood of lines'() {
      for (;;) send({ type: 'lines', lines: Array(2_000).fill(line('flood')), left: 0 });
    },
    'a flood of long lines'() {
      for (;;) send({ type: 'lines', lines: Array(50).fill(line('x'.repeat(20_000))), left: 0 });
    },
    'a flood of nonsense'() {
      for (;;) send({ type: 'nonsense' });
    },
  };
  port.onmessage = ({ data }) => {
    if (data.type === 'run') cases[data.source.trim()]();
  };
  send({ type: 'ready' });
};
