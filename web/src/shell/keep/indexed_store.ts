// Work in IndexedDB. Chromium, Firefox and WebKit write localStorage to the disk seconds later, and lose that when they are
// killed; a transaction that is complete is there again.
import type { Store } from './store.js';

const database = 'ravel';
const table = 'kept';

/** Rejects where there is none, or none may be had. */
export async function indexedStore(): Promise<Store> {
  let db: IDBDatabase | undefined = await open();

  /** The browser may close it (its data are cleared, the page slept): it is opened again. */
  async function begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
    for (let again = false; ; again = true) {
      db ??= await open();
      db.onclose = () => (db = undefined);
      db.onversionchange = () => {
        db?.close();
        db = undefined;
      };
      try {
        return db.transaction(table, mode, { durability: 'strict' });
      } catch (error) {
        db = undefined;
        if (again) throw error;
      }
    }
  }

  return {
    kind: 'indexed',
    async read(key) {
      return answer((await begin('readonly')).objectStore(table).get(key));
    },
    async all() {
      const objects = (await begin('readonly')).objectStore(table);
      const [keys, values] = await Promise.all([answer(objects.getAllKeys()), answer(objects.getAll())]);
      return keys.map((key, index) => [String(key), values[index] as unknown]);
    },
    async change(key, next) {
      const transaction = await begin('readwrite');
      return new Promise((resolve, reject) => {
        const objects = transaction.objectStore(table);
        const found = objects.get(key);
        let result: ReturnType<typeof next>;
        found.onsuccess = () => {
          try {
            result = next(found.result);
            if (result !== found.result) objects.put(result, key);
            transaction.commit?.();
          } catch (error) {
            reject(error as Error);
            undo(transaction);
          }
        };
        transaction.oncomplete = () => resolve(result);
        transaction.onabort = () => reject(transaction.error ?? new DOMException('It was not kept.', 'AbortError'));
      });
    },
  };
}

/** Unless the browser has done so. */
function undo(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over.
  }
}

/** One that is there without its table gets it in a next version. */
async function open(version?: number): Promise<IDBDatabase> {
  const request = indexedDB.open(database, version);
  request.onupgradeneeded = () => {
    if (!has(request.result)) request.result.createObjectStore(table);
  };
  const db = await answer(request);
  if (has(db)) return db;
  db.close();
  return open(db.version + 1);
}

const has = (db: IDBDatabase): boolean => db.objectStoreNames.contains(table);

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The store does not answer.'));
  });
}
