// What the build puts in place: styles of build/styles.ts.
declare module '*?inline&basic' {
  const css: string;
  export default css;
}
