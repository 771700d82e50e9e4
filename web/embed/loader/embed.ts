// embed.js: what a docs page fetches. It defines <ravel-playground>; the rest is fetched when a snippet needs it.
import { RavelPlayground } from './element.js';
import { bringIn } from './versions.js';

bringIn({ version: __VERSION__, address: import.meta.url, prototype: RavelPlayground.prototype });
