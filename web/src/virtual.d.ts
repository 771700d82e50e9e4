// What the build puts in place: modules of build/scenarios.ts and words of build/*.ts.
declare module 'virtual:course' {
  import type { Chapter } from './shell/course.js';
  const course: Chapter[];
  export default course;
}

/** The word that the page's policy knows styles by. */
declare const __STYLE_NONCE__: string;
/** The version of package.json. */
declare const __VERSION__: string;
/** The files of the frame's documents, and their sums. */
declare const __FRAMES__: Record<import('./engine/messages.js').Time, { file: string; sum: string }>;
