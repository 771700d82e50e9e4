// The sum of a file: its length, and a number made of all its bytes. The build writes it down, the page compares.

/** It finds damage, and no more: whoever serves the page can change all of it. (crypto.subtle is not there on http:.) */
export function sumOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5; // FNV-1a
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${bytes.length}-${(hash >>> 0).toString(36)}`;
}

export const lengthOf = (sum: string): number => Number.parseInt(sum, 10);
