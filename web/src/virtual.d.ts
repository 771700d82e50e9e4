// The modules that build/scenarios.ts makes.
declare module 'virtual:course' {
  import type { Chapter } from './shell/course.js';
  const course: Chapter[];
  export default course;
}

/** The word that the page's policy knows styles by (vite.config.ts). */
declare const __STYLE_NONCE__: string;
