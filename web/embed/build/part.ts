// Fetches a part of a snippet by import(). This function is sent as text (parts.ts), and refers to nothing outside.
//
// What a browser could not load, or could not read, it remembers for that address as long as the page lives, and its cache
// may keep it longer. So a part that failed is asked for by another address: at once, and at every later try.

/**
 * `aside(file, failures)`: the address of the same file after so many failures, below `home`. Gives the loader: `load` imports
 * `file` from the address that it is given. Rejects with an error of the name `part`, a sentence for people, where the file can't be had.
 */
export function fetchPart(aside: (file: string, failures: number) => string, home: string) {
  const failures: Record<string, number> = {};
  return async <T extends object>(file: string, load: (address: string) => Promise<T>): Promise<T> => {
    for (let again = false; ; again = true) {
      const failed = failures[file] ?? 0;
      try {
        const part = await load(aside(file, failed));
        // Firefox: of a script that came by half, a later import may be there without what it exports.
        if (!Object.values(part).includes(undefined)) return part;
        throw file;
      } catch (error) {
        // Others may wait for the same file.
        failures[file] = failed + 1;
        if (!again) continue;
        const why = await fetch(new URL(file, home), { cache: 'reload' }).then(
          ({ ok, status }) => (ok ? `it can't be read: ${error}` : `the server answered ${status}`),
          () => 'no answer: is the network there, and does nothing block it?',
        );
        throw Object.assign(new Error(`A part of Ravel did not load (${why}).`), { name: 'part' });
      }
    }
  };
}
