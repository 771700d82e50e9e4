// What the page takes for a message of the frame or the worker.
import { describe, expect, it } from 'vitest';
import { isFromFrame, isFromWorker } from '#web/engine/messages.js';
import { LineBatch } from '#web/engine/line_batch.js';

describe('messages', () => {
  it('of the right shape are taken', () => {
    for (const good of [
      { type: 'ready' },
      { type: 'stopping' },
      { type: 'state', state: 'waiting', time: 1 },
      { type: 'lines', lines: [{ time: 0, stream: 'out', text: 'a', at: { line: 1, column: 2 } }] },
      { type: 'refused', refusal: { message: 'm', line: 0, column: 0, syntax: true } },
      { type: 'trace', events: [] },
    ]) expect(isFromWorker(good), JSON.stringify(good)).toBe(true);
    expect(isFromFrame({ type: 'frame-failed', reason: 'x' })).toBe(true);
  });

  it('of any other shape are not', () => {
    for (const bad of [
      null, 5, 'ready', [], {}, { type: 'run' }, { type: 'state', state: 'done', time: 1 }, { type: 'state', state: 'waiting' },
      { type: 'lines', lines: 'x' }, { type: 'lines', lines: [{ time: '0', stream: 'out', text: 'a' }] },
      { type: 'lines', lines: [{ time: 0, stream: 'html', text: 'a' }] }, { type: 'lines', lines: [{ time: 0, stream: 'out', text: {} }] },
      { type: 'lines', lines: [{ time: 0, stream: 'out', text: 'a', at: { line: 1.5, column: 0 } }] },
      { type: 'refused', refusal: { message: 5, line: 0, column: 0 } }, { type: 'trace', events: 5 },
    ]) expect(isFromWorker(bad), JSON.stringify(bad)).toBe(false);
    for (const bad of [null, {}, { type: 'ready' }, { type: 'frame-failed' }]) expect(isFromFrame(bad)).toBe(false);
  });
});

describe('a batch of lines', () => {
  const line = { time: 0, stream: 'out' as const, text: 'x' };

  it('sends the first at once and the others in groups, all of them, in order', () => {
    let now = 0;
    const sent: number[] = [];
    const batch = new LineBatch((lines) => sent.push(lines.length), () => now);
    for (let i = 0; i < 10_000; ++i) batch.add(line);
    now = 100;
    batch.add(line);
    batch.flush();
    expect(sent[0]).toBe(1);
    expect(sent.length).toBeLessThan(10);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(10_001);
  });
});
