// The name plate at the head of a chain, with its two ports.
import { lanes } from './flow.js';
import { listsOf, told } from './lists.js';
import { letters, plate, row, textWidth } from './measures.js';
import { cutName } from './names.js';
import { area, at } from './paper.js';
import type { Plate } from './picture.js';
import { type Chain, type Scene, breadth, flagOn, flagOver, isSpot, laneAside } from './scene.js';
import { explainPlainly, stateWord } from './words.js';

const sans = { letter: 6.3, around: 14 } as const;

/** How long it is along the chain. */
export function plateLong(chain: Chain, scene: Scene): number {
  if (scene.measures.way === 'down') return plate.high;
  const word = Math.max(textWidth(stateWord(chain.deferred), sans), textWidth(noteOf(chain, scene), sans));
  return Math.round(Math.max(plate.min, textWidth(cutName(chain.name, letters.plate), plate), word));
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
  const name = cutName(chain.name, measures.way === 'across' ? letters.plate : row.name);
  const down = measures.way === 'down' && deferred.phase === 'waits';
  const word = down ? `waits for ${cutName(recording.nameOf(deferred.waitsFor), letters.plate)}` : stateWord(deferred);
  const note = noteOf(chain, scene);
  const seen = [name, word, note].filter(Boolean).join(', ');
  sheet.plates.push({
    ...place,
    key: `plate-${deferred.id}`,
    deferred: deferred.id,
    seq: deferred.made,
    name,
    word,
    note,
    wrong: deferred.refused.length > 0,
    title: `${seen}. ${explainPlainly(deferred, recording)}`,
    look: lookOf(chain),
    selected,
    reach: 0,
  });
  for (const lane of lanes) {
    const filled = deferred.fired > 0 && deferred.firedWith?.lane === lane;
    const point = at(measures.way, ports, laneAside(chain, lane, measures));
    sheet.ports.push({ ...point, deferred: deferred.id, lane, filled });
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

/** How often it was fired in vain; what it waits for; or, of a list, how many of its Deferreds have told it their result. */
function noteOf({ deferred: { id, refused, fired, waitsFor } }: Chain, { recording, state, measures }: Scene): string {
  if (refused.length > 0) return refused.length === 1 ? 'refused once' : `refused ${refused.length}×`;
  // A generator waits at a yield: nothing of its chain shows for what.
  if (fired === 0 && waitsFor > 0 && measures.way === 'across') return `for ${cutName(recording.nameOf(waitsFor), letters.plate)}`;
  const members = listsOf(recording).members.get(id);
  return members && fired === 0 ? `${told(members, state)} of ${members.length}` : '';
}
