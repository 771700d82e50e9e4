// The Vite plugin that writes the frame's documents, one for each way of time.
import type { Plugin } from 'vite';
import { frameFile, framePage } from '../src/engine/frame_page.js';

export function frames(): Plugin {
  return {
    name: 'ravel-frames',
    apply: 'build',
    generateBundle() {
      for (const time of ['virtual', 'real'] as const) {
        this.emitFile({ type: 'asset', fileName: frameFile(time), source: framePage(time) });
      }
    },
  };
}
