// The Vite plugin that writes the frame's documents, one for each way of time. `__FRAMES__` is their names and sums.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { framePage } from '../src/engine/frame_page.js';
import type { Time } from '../src/engine/messages.js';
import { sumOf } from '../src/engine/sum.js';

const times: Time[] = ['virtual', 'real'];

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

function fileOf(time: Time): string {
  const hash = createHash('sha256').update(framePage(time, sha256)).digest('base64url').slice(0, 8);
  return `frame-${time}-${hash}.html`;
}

export function frames(): Plugin {
  const files = Object.fromEntries(times.map((time) => [time, { file: fileOf(time), sum: sumOf(Buffer.from(framePage(time, sha256))) }]));
  return {
    name: 'ravel-frames',
    config: () => ({ define: { __FRAMES__: JSON.stringify(files) } }),
    generateBundle() {
      // Beside the scripts: main.ts asks for them from where it lies itself.
      for (const time of times) this.emitFile({ type: 'asset', fileName: `assets/${fileOf(time)}`, source: framePage(time, sha256) });
    },
  };
}
