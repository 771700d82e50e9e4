// The Vite plugin that writes into index.html what the page itself may do, and what it should fetch at once.
import { createHash } from 'node:crypto';
import type { HtmlTagDescriptor, Plugin } from 'vite';

/** `seed`: CodeMirror writes its styles into the document; they carry a word made from it, which the policy knows. */
export function policy(seed: string): Plugin {
  const nonce = createHash('sha256').update(seed).digest('base64url').slice(0, 22);
  // The frame that programs run in has a policy of its own: src/engine/frame_page.ts.
  const content = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html ravel-offline',
  ].join('; ');
  return {
    name: 'ravel-policy',
    config: () => ({ define: { __STYLE_NONCE__: JSON.stringify(nonce) } }),
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        if (!bundle) return [];
        const preloaded = Object.keys(bundle).filter((file) => /\/(ravel-core-.*\.wasm|worker-.*\.js)$/.test(file));
        return [
          { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' },
          ...preloaded.map((file): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'fetch', href: `./${file}`, crossorigin: true },
            injectTo: 'head',
          })),
        ];
      },
    },
  };
}
