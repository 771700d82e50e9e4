// The name plate at the head of a chain, with its two ports.
import { lanes } from './flow.js';
import { plate, row, textWidth } from './measures.js';
import { cut } from './names.js';
import { area, at } from './paper.js';
import type { Plate } from './picture.js';
import { type Chain, type Scene, breadth, flagOn, flagOver, isSpot, laneAside } from './scene.js';
import { explainPlainly, stateWord } from './words.js';

const sans = { letter: 6.3, around: 14 } as const;

/** How long it is along the chain. */
export function plateLong(chain: Chain, { measures }: Scene): number {
  if (measures.way === 'down') return plate.high;
  const word = Math.max(textWidth(stateWord(chain.deferred), sans), textWidth(noteOf(chain), sans));
  return Math.round(Math.max(plate.min, textWidth(cut(chain.name, 9), plate), word));
}

/** Lays the plate; gives where the ports are. */
export function layPlate(chain: Chain, scene: Scene, along: number): number {
  const { sheet, measures, recording } = scene;
  const { deferred } = chain;
  const long = plateLong(chain, scene);
  const ports = along + long;
  // What Ravel's own pairs do is the plate's affair: they have no boxes.
  const own = chain.pairs[chain.marked]?.own === true;
  const whole = isSpot(scene, deferred.id, 'plate') || own;
  const selected = whole || isSpot(scene, deferred.id, 'port');
  const place = area(measures.way, along, chain.aside, long, breadth(measures));
  sheet.plates.push({
    ...place,
    key: `plate-${deferred.id}`,
    deferred: deferred.id,
    seq: deferred.made,
    name: cut(chain.name, measures.way === 'across' ? 9 : row.name),
    word:
      measures.way === 'down' && deferred.phase === 'waits'
        ? `waits for ${cut(recording.nameOf(deferred.waitsFor), 9)}`
        : stateWord(deferred),
    note: noteOf(chain),
    title: `${chain.name}, ${stateWord(deferred)}. ${explainPlainly(deferred, recording)}`,
    look: lookOf(chain),
    selected,
    reach: 0,
  });
  for (const lane of lanes) {
    const filled = deferred.fired > 0 && deferred.firedWith?.lane === lane;
    const point = at(measures.way, ports, laneAside(chain, lane, measures));
    sheet.ports.push({ ...point, lane, filled });
    if (filled && isSpot(scene, deferred.id, 'port')) flagOver(scene, point, measures.way === 'across' ? 8 : plate.high - 9);
  }
  if (whole) flagOn(scene, place);
  return ports;
}

function lookOf({ deferred }: Chain): Plate['look'] {
  if (deferred.cancelled > 0) return 'cancelled';
  if (deferred.phase === 'waits' || deferred.phase === 'paused') return deferred.phase;
  return deferred.unhandled > 0 ? 'failed' : 'plain';
}

function noteOf({ deferred: { refused } }: Chain): string {
  if (refused.length === 0) return '';
  return refused.length === 1 ? 'refused once' : `refused ${refused.length}×`;
}
