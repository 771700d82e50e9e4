// What is in localStorage and belongs into the store: the keys of earlier versions of Ravel, and what a page that was
// closed had no time to put there.
import { type KeptProgress, emptyProgress, mergeProgress, readProgress, writeProgress } from '../../model/kept/kept_progress.js';
import { type Work, isWorkKey, noWork, readWork, withVersion } from '../../model/kept/work.js';
import { forget, recall } from '../memory.js';
import { dropLocal, localKeys, readLocal } from './local_store.js';
import { type Store, progressKey, workKey } from './store.js';

/** Nothing is taken away from where it was before it is in the store. Loaded only where there is something. */
export async function adoptAll(store: Store): Promise<void> {
  const keys = new Set(['code.', 'network.'].flatMap((kind) => localKeys(`ravel.${kind}`)).filter(isWorkKey));
  for (const key of keys) {
    await store.change(workKey(key), (now) => readWork(now) ?? earlier(key));
    forget(`code.${key}`);
    forget(`network.${key}`);
  }
  const ticks = earlierProgress();
  if (ticks) {
    await store.change(progressKey, (now) => now ?? writeProgress(ticks));
    forget('seen');
    forget('solved');
  }
  if (store.kind === 'indexed') for (const key of localKeys()) await adoptLate(store, key);
}

async function adoptLate(store: Store, key: string): Promise<void> {
  const late = readLocal(key);
  if (key === progressKey) {
    await store.change(key, (now) => writeProgress(mergeProgress(readProgress(now), readProgress(late))));
  } else {
    const work = readWork(late);
    const name = key.replace(/^work\./, '');
    if (!work || !isWorkKey(name) || key !== workKey(name)) return dropLocal(key);
    const { base } = late as { base?: unknown };
    await store.change(key, (now) => joined(readWork(now), work, base));
  }
  dropLocal(key);
}

/** `base`: what the late one was a change of, one or more. When none of them is what is there, it goes to the versions. */
function joined(now: Work | undefined, late: Work, base: unknown): Work {
  if (!now || [base].flat().includes(now.rev)) return late;
  if (now.rev === late.rev || (late.code === undefined && !late.network)) return now;
  return { ...now, versions: withVersion(now.versions, { at: late.at, why: 'tab', code: late.code, network: late.network }) };
}

function earlier(key: string): Work {
  let network: unknown;
  try {
    network = JSON.parse(recall(`network.${key}`) ?? 'null') ?? undefined;
  } catch {
    // Damaged: there is none.
  }
  return { ...(readWork({ code: recall(`code.${key}`), network, versions: [] }) ?? noWork), rev: 'earlier' };
}

function earlierProgress(): KeptProgress | undefined {
  const words = (key: string): string[] => (recall(key) ?? '').split(' ').filter(Boolean);
  const progress = { ...readProgress({ seen: words('seen'), solved: words('solved') }) };
  return progress.seen.size + progress.solved.size > 0 ? { ...emptyProgress, ...progress } : undefined;
}
