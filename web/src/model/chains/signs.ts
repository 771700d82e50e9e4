// The legend: each sign of the drawing, as a small picture of it, with its name and what it means.
import { label, textWidth } from './measures.js';
import { type Box, type Edge, type Label, type Picture, type Sheet, emptySheet } from './picture.js';

export interface Sign {
  readonly name: string;
  readonly means: string;
  readonly picture: Picture;
}

const place = { key: '', deferred: 0, seq: 0, title: '', selected: false, pair: 0 } as const;

const picture = (shapes: Partial<Sheet>): Picture => ({ ...emptySheet(), ...shapes, width: 104, height: 44 });

const line = (look: Edge['look'], path: string, arrow?: Edge['arrow']): Edge => ({ look, path, arrow, fresh: false });

function on(lane: Label['lane'], text: string): Label {
  const w = textWidth(text, label) + (lane === 'errback' ? label.sign : 0);
  return { ...place, lane, text, x: 48 - w / 2, y: 12, w, h: label.high };
}

const aBox = (lane: Box['lane'], state: Box['state'], name: string, more: Partial<Box> = {}): Box => ({
  ...place,
  lane,
  state,
  name,
  raised: false,
  x: 12,
  y: 9,
  w: 72,
  h: 30,
  ...more,
});

const ports = (filled: boolean): Sheet['ports'] => [
  { deferred: 0, lane: 'callback', x: 34, y: 22, filled },
  { deferred: 0, lane: 'errback', x: 62, y: 22, filled },
];

const right = { x: 96, y: 22, turn: 0 } as const;

export const signs: readonly Sign[] = [
  {
    name: 'value',
    means: 'solid line, round label',
    picture: picture({ edges: [line('callback', 'M2 22H89', right)], labels: [on('callback', "'pen'")] }),
  },
  {
    name: 'Failure',
    means: 'dashes, cut corners, a cross',
    picture: picture({ edges: [line('errback', 'M2 22H89', right)], labels: [on('errback', 'oops')] }),
  },
  { name: 'not yet', means: 'dots: nothing has come', picture: picture({ edges: [line('not-yet', 'M4 22H96')] }) },
  {
    name: 'passes through',
    means: 'no function in this lane',
    picture: picture({ edges: [line('callback', 'M2 22H96')], rings: [{ ...place, lane: 'callback', x: 48, y: 22 }] }),
  },
  { name: 'ran (callback)', means: 'round box, filled', picture: picture({ boxes: [aBox('callback', 'ran-callback', 'parse')] }) },
  { name: 'ran (errback)', means: 'cut corners, filled', picture: picture({ boxes: [aBox('errback', 'ran-errback', 'retry')] }) },
  { name: 'not run yet', means: 'dashed outline', picture: picture({ boxes: [aBox('callback', 'not-run', 'ship')] }) },
  { name: 'left out', means: 'it went by in the other lane', picture: picture({ boxes: [aBox('callback', 'left-out', 'addTax')] }) },
  {
    name: 'the step',
    means: 'flag; what runs has a heavy outline',
    picture: picture({ boxes: [aBox('callback', 'running', 'sign', { selected: true })], flags: [{ x: 3, y: 1, w: 22, text: '41' }] }),
  },
  { name: 'paused', means: 'double outline, bars', picture: picture({ boxes: [aBox('callback', 'paused', 'charge')] }) },
  {
    name: 'raised',
    means: 'a cross at its corner',
    picture: picture({ boxes: [aBox('callback', 'ran-callback', 'reserve', { raised: true })] }),
  },
  {
    name: 'waits for',
    means: 'the inner chain hangs below',
    picture: picture({ edges: [line('waits', 'M48 4V32', { x: 48, y: 40, turn: 90 })] }),
  },
  {
    name: 'raise',
    means: 'down to the errback lane',
    picture: picture({ edges: [line('errback', 'M4 10C48 10 48 34 88 34', { x: 96, y: 34, turn: 0 })] }),
  },
  {
    name: 'recover',
    means: 'up to the callback lane',
    picture: picture({ edges: [line('callback', 'M4 34C48 34 48 10 88 10', { x: 96, y: 10, turn: 0 })] }),
  },
  {
    name: 'end of the chain',
    means: 'the last result stays here',
    picture: picture({
      edges: [line('callback', 'M4 22H94')],
      ends: [{ ...place, lane: 'callback', x: 95, y: 22, turn: 0, unhandled: false }],
    }),
  },
  {
    name: 'unhandled Failure',
    means: 'a burst at the end',
    picture: picture({
      edges: [line('errback', 'M4 22H80')],
      ends: [{ ...place, lane: 'errback', x: 84, y: 22, turn: 0, unhandled: true }],
    }),
  },
  {
    name: 'fired',
    means: 'circle by callback, diamond by errback',
    picture: picture({ ports: ports(true) }),
  },
  {
    name: 'not fired',
    means: 'both hollow',
    picture: picture({ ports: ports(false) }),
  },
  {
    name: 'cancelled',
    means: 'dashed plate, stop sign',
    picture: picture({
      plates: [{ ...place, name: 'quote', word: '', note: '', wrong: false, look: 'cancelled', reach: 0, x: 12, y: 6, w: 76, h: 36 }],
    }),
  },
];

/** The same, small and without words, for the line under every picture. */
const small = (shapes: Partial<Sheet>): Picture => ({ ...emptySheet(), ...shapes, width: 44, height: 20 });
const smallBox = { x: 10, y: 3, w: 24, h: 15, name: '' } as const;

export const firstSigns: readonly Pick<Sign, 'name' | 'picture'>[] = [
  { name: 'value', picture: small({ edges: [line('callback', 'M4 10H34', { x: 41, y: 10, turn: 0 })] }) },
  { name: 'Failure', picture: small({ edges: [line('errback', 'M4 10H34', { x: 41, y: 10, turn: 0 })] }) },
  { name: 'not yet', picture: small({ edges: [line('not-yet', 'M5 10H40')] }) },
  { name: 'paused', picture: small({ boxes: [aBox('callback', 'paused', '', smallBox)] }) },
  { name: 'the step', picture: small({ boxes: [aBox('callback', 'running', '', { ...smallBox, selected: true })] }) },
];
