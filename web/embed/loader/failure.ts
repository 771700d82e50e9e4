// What is said of a snippet that could not be made.

/** Errors without a name of their own are sentences already. `button`: what tries again. */
export const sentenceOf = (error: unknown, button: string): string => {
  const { name, message } = error instanceof Error ? error : new Error(`${error}`);
  if (name === 'Error') return message;
  // Of build/part.ts: a file did not come.
  if (name === 'PartError') return `${message} Press ${button} to try again.`;
  return `Ravel itself has failed here (${error}). Load this page again.`;
};
