// Turns: what takes long to draw takes turns, in the order of asking, and a flood is taken in by short pieces.
import type { TraceEvent } from 'ravel/create.js';
import { Reel } from '@web/element/pictures/reel.js';
import { Intake } from '@web/element/pictures/take_in.js';
import { inTurn } from '@web/element/pictures/turns.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { Seeker } from '@web/model/trace/seek.js';

/** The browser's: time goes on when a drawing takes some, and with each frame. */
let now = 0;
let frames: (() => void)[] = [];
const takes = (milliseconds: number): void => void (now += milliseconds);

async function nextFrame(): Promise<void> {
  now += 16;
  for (const call of frames.splice(0)) call();
  await vi.advanceTimersByTimeAsync(16);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(async () => {
  for (let i = 0; i < 5; i += 1) await nextFrame();
  frames = [];
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const printed = (seq: number, text: string): TraceEvent => ({
  seq,
  time: 0,
  kind: 'printed',
  text,
  line: 1,
});
const flood = (count: number, text: string): TraceEvent[] => Array.from({ length: count }, (_, i) => printed(i + 1, text));

test('what is quick is drawn at once; of what takes long, one thing with each frame, in the order of asking', async () => {
  const drawn: string[] = [];
  const draw = (name: string, milliseconds: number) => void inTurn(() => (drawn.push(name), takes(milliseconds)));
  draw('a', 5);
  draw('b', 40);
  draw('c', 40);
  draw('d', 40);
  draw('e', 5);
  expect(drawn).toEqual(['a', 'b']);
  await nextFrame();
  expect(drawn).toEqual(['a', 'b', 'c']);
  await nextFrame();
  expect(drawn).toEqual(['a', 'b', 'c', 'd']);
  await nextFrame();
  expect(drawn).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('what breaks off while it is drawn takes no turn from the others', async () => {
  const drawn: string[] = [];
  takes(1);
  void inTurn(() => takes(40));
  const broken = inTurn(() => {
    throw new Error('broken');
  });
  void inTurn(() => void drawn.push('next'));
  const caught = expect(broken).rejects.toThrow('broken');
  await nextFrame();
  await caught;
  expect(drawn).toEqual(['next']);
});

test('of long texts fewer events are a piece than of short ones', () => {
  const pieces = (events: TraceEvent[]): number => {
    const recording = makeRecording('', 'virtual');
    const intake = new Intake(recording, new Seeker(recording));
    intake.add(events, 0);
    let count = 1;
    // Each question for the time takes some: so pieces are counted by it.
    vi.mocked(performance.now).mockImplementation(() => (now += 4));
    while (!intake.take()) count += 1;
    vi.mocked(performance.now).mockImplementation(() => now);
    return count;
  };
  expect(pieces(flood(2_000, 'x'.repeat(10_000)))).toBeGreaterThan(20 * pieces(flood(2_000, 'x')));
});

describe('a run that grows', () => {
  /** A reel whose drawings take so many milliseconds; `drawn`: for each, whether it was in a hurry. */
  const reelTaking = (milliseconds: number) => {
    const drawn: boolean[] = [];
    const reel: Reel = new Reel({
      requestUpdate: () => undefined,
      drawn: async () => void (takes(milliseconds), drawn.push(reel.hurried)),
      selected: () => undefined,
    });
    reel.begin({ source: '', time: 'virtual', seed: 1, scenario: '' });
    return { reel, drawn };
  };
  /** For more than the longest pause. */
  const rest = async () => {
    for (let i = 0; i < 100; i += 1) await nextFrame();
  };

  test('is drawn in a hurry where the drawing before took long, and finely once no more comes', async () => {
    const { reel, drawn } = reelTaking(60);
    for (let i = 0; i < 300; i += 1) {
      reel.add([printed(i + 1, 'x')], 0);
      await nextFrame();
    }
    const [first, ...others] = drawn;
    expect(first).toBe(false);
    expect(others.length).toBeGreaterThan(5);
    expect(others).not.toContain(false);
    await rest();
    expect(drawn.at(-1)).toBe(false);
    // It comes to rest, though each drawing takes long.
    const { length } = drawn;
    await rest();
    expect(drawn).toHaveLength(length);
  });

  test('is drawn finely where that is quick', async () => {
    const { reel, drawn } = reelTaking(5);
    reel.add(flood(10, 'x'), 0);
    await rest();
    expect(drawn).toEqual([false]);
  });

  test('holds what was taken in, and all of it where somebody asks for more', async () => {
    const { reel } = reelTaking(5);
    const events = flood(10_010, 'x');
    reel.add(events.slice(0, 10), 0);
    await rest();
    reel.add(events.slice(10, 10_000), 3);
    // What is drawn now is drawn of this.
    expect(reel.recording.events).toHaveLength(10);
    expect(reel.seek(5)).toBe(5);
    expect(reel.recording.events).toHaveLength(10);
    expect(reel.eventOfPrinted(4_000)).toBe(4_001);
    expect(reel.recording.events).toHaveLength(10_000);
    reel.add(events.slice(10_000), 7);
    expect(reel.seek(10_002)).toBe(10_002);
    await rest();
    expect([reel.selected, reel.length, reel.recording.dropped]).toEqual([10_002, 10_010, 7]);
  });

  test('is drawn finely at its end', async () => {
    const { reel, drawn } = reelTaking(60);
    reel.add(flood(10, 'x'), 0);
    for (let i = 0; i < 100 && !reel.hurried; i += 1) await nextFrame();
    expect(reel.hurried).toBe(true);
    reel.end();
    await rest();
    expect(drawn).toEqual([false, false]);
    expect(reel.hurried).toBe(false);
  });
});
