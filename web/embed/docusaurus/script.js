// The script element of pages that have a snippet: in the page's head, as built and after going to it from another page.
import Head from '@docusaurus/Head';
import { usePluginData } from '@docusaurus/useGlobalData';
import { createElement } from 'react';

export function RavelScript() {
  const { script, integrity } = usePluginData('docusaurus-plugin-ravel');
  const checked = integrity ? { integrity, crossOrigin: 'anonymous' } : {};
  return createElement(Head, null, createElement('script', { type: 'module', src: script, ...checked }));
}
