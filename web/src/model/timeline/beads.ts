// Beads: the sign of each kind of event in its turn.
import type { TraceEvent } from 'ravel/create.js';
import type { Look } from './looks.js';
import { box, line, type Shape, sign, signs } from './shapes.js';

type Bead = readonly [sign: 'ring' | 'disc' | 'dot' | 'diamond' | 'smallDiamond' | 'cross' | 'bars' | 'bar' | 'tick', look: Look];

const beads: Record<string, Bead> = {
  'call.made': ['ring', 'ring'],
  'call.moved': ['ring', 'wasDue'],
  'call.cancelled': ['cross', 'beadCross'],
  'call.entered': ['diamond', 'due'],
  'call.left': ['dot', 'small'],
  'deferred.made': ['ring', 'ring'],
  'deferred.added': ['tick', 'tick'],
  'deferred.refused': ['cross', 'beadFailed'],
  'deferred.entered': ['bar', 'bar'],
  'deferred.passed': ['ring', 'wasDue'],
  'deferred.waits': ['bars', 'beadWaits'],
  'deferred.paused': ['bars', 'beadWaits'],
  'deferred.unpaused': ['tick', 'beadWaits'],
  'deferred.cancelled': ['cross', 'beadCross'],
  'deferred.unhandled': ['cross', 'beadFailed'],
  'fetch.begun': ['ring', 'ring'],
  'fetch.data': ['bar', 'bar'],
  'fetch.done': ['bar', 'bar'],
  'fetch.failed': ['cross', 'beadFailed'],
  'fetch.aborted': ['cross', 'beadCross'],
  'connection.opened': ['ring', 'ring'],
  'connection.data': ['bar', 'bar'],
  'connection.closed': ['tick', 'tick'],
  'connection.dropped': ['cross', 'beadFailed'],
  printed: ['bar', 'bar'],
  logged: ['bar', 'logged'],
  blocked: ['bar', 'logged'],
  idle: ['tick', 'tick'],
};
/** What carries a value or a Failure. */
const carrying: Record<string, readonly [value: Bead, failure: Bead]> = {
  'deferred.fired': [
    ['disc', 'value'],
    ['diamond', 'failure'],
  ],
  'deferred.left': [
    ['dot', 'value'],
    ['smallDiamond', 'failure'],
  ],
  'deferred.resumed': [
    ['disc', 'value'],
    ['diamond', 'failure'],
  ],
  'test.done': [
    ['bar', 'bar'],
    ['bar', 'logged'],
  ],
};

export function bead({ kind, lane, seq }: TraceEvent, x: number, y: number, pitch: number): Shape {
  const [value, failure] = carrying[kind] ?? [];
  const [what, look] = (lane === 'errback' ? failure : value) ?? beads[kind] ?? ['tick', 'tick'];
  const wide = pitch >= 8;
  switch (what) {
    case 'bar':
      return box(look, x - (wide ? 2 : 1.5), y - 4.5, wide ? 4 : 3, 9, 1, seq);
    case 'tick':
      return line(look, x, y - 3.5, x, y + 3.5, seq);
    case 'ring':
      return sign(look, wide ? signs.smallRing : signs.tinyRing, x, y, seq);
    case 'disc':
      return sign(look, wide ? signs.disc : signs.smallDisc, x, y, seq);
    case 'diamond':
      return sign(look, wide ? signs.beadDiamond : signs.narrowDiamond, x, y, seq);
    case 'cross':
      return sign(look, wide ? signs.smallCross : signs.tinyCross, x, y, seq);
    case 'bars':
      return sign(look, signs.bars, x, y, seq);
    case 'smallDiamond':
      return sign(look, signs.smallDiamond, x, y, seq);
    case 'dot':
      return sign(look, signs.dot, x, y, seq);
  }
}
