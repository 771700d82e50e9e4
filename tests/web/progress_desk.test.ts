// Progress on its way into the store: what a page that is left must still write, and what is not in there twice.
import { beforeEach, expect, test, vi } from 'vitest';
import { readProgress } from '../../web/src/model/kept/kept_progress.js';
import { ProgressDesk } from '../../web/src/shell/keep/progress_desk.js';
import type { Store } from '../../web/src/shell/keep/store.js';

const late = new Map<string, string>();
beforeEach(() => {
  late.clear();
  vi.stubGlobal('localStorage', {
    setItem: (key: string, value: string) => late.set(key, value),
    removeItem: (key: string) => late.delete(key),
  });
});

/** A store that takes what it is given at once, and tells so one by one, when it is asked to. */
function slowStore() {
  let there: unknown;
  const tells: ((error?: Error) => void)[] = [];
  const change = <T>(_key: string, next: (now: unknown) => T): Promise<T> => {
    const value = next(there);
    return new Promise((resolve, reject) => {
      tells.push((error) => {
        if (error) return reject(error);
        there = value;
        resolve(value);
      });
    });
  };
  const store: Store = { kind: 'indexed', read: async () => there, all: async () => [], change };
  return { store, tells, inStore: () => readProgress(there) };
}

const host = () => ({ changed: vi.fn(), kept: vi.fn(), lost: vi.fn() });
const solved = (...names: string[]) => ({ seen: new Set<string>(), solved: new Set(names) });
const aTurn = () => new Promise((resolve) => setTimeout(resolve));

test('while a later tick is not in the store, a page that is left writes it, and what it wrote stays', async () => {
  const { store, tells, inStore } = slowStore();
  const desk = new ProgressDesk(Promise.resolve(store), host());
  desk.keep(solved('echo/t1'));
  await aTurn();
  desk.keep(solved('echo/t1', 'echo/t2'));
  await aTurn();
  desk.leaveAtOnce();
  expect([...late.values()].join()).toContain('echo/t2');
  tells.shift()!();
  await aTurn();
  expect(desk.behind).toBe(true);
  expect([...late.values()].join()).toContain('echo/t2');
  tells.shift()!();
  await aTurn();
  expect(desk.behind).toBe(false);
  expect(late.size).toBe(0);
  expect([...inStore().solved]).toEqual(['echo/t1', 'echo/t2']);
});

test('what the store did not take is still behind, and is written by the next tick', async () => {
  const { store, tells, inStore } = slowStore();
  const heard = host();
  const desk = new ProgressDesk(Promise.resolve(store), heard);
  desk.keep(solved('echo/t1'));
  await aTurn();
  tells.shift()!(new Error('full'));
  await aTurn();
  expect(desk.behind).toBe(true);
  expect(heard.lost).toHaveBeenCalledOnce();
  desk.keep({ ...desk.now, seen: new Set(['echo']) });
  await aTurn();
  tells.shift()!();
  await aTurn();
  expect(desk.behind).toBe(false);
  expect([...inStore().solved, ...inStore().seen]).toEqual(['echo/t1', 'echo']);
});
