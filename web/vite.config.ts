// How the page is built: static files that work from any folder of any host.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { frames } from './build/frames.js';
import { scenarios } from './build/scenarios.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** CodeMirror writes its styles into the document: they carry this word, which the policy knows. */
const nonce = randomBytes(16).toString('base64url');

/** What the page itself may do. The frame that programs run in has a policy of its own (src/engine/frame_page.ts). */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const withPolicy: Plugin = {
  name: 'ravel-policy',
  apply: 'build',
  transformIndexHtml: () => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' }],
};

export default defineConfig({
  base: './',
  plugins: [scenarios(path('scenarios')), frames(), withPolicy],
  define: { __STYLE_NONCE__: JSON.stringify(nonce) },
  resolve: { alias: { ravel: path('../build/wasm/ravel') } },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: 'iife' },
  server: { fs: { allow: ['..'] } },
});
