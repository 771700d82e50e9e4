// What the build puts in place: styles of build/styles.ts.
declare module '*?inline&basic' {
  const css: string;
  export default css;
}
/** Sums of the files that the engine fetches (build/sums.ts). */
declare const __SUMS__: Record<'wasm' | 'worker', string>;
