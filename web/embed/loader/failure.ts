// What is said of a snippet that could not be made.

/** Errors without a name of their own are sentences already. `button`: what tries again. */
export const sentenceOf = (error: unknown, button: string): string => {
  const { name, message } = error as Error;
  if (name === 'Error') return message;
  // Of build/part.ts: a file did not come.
  if (name === 'part') return `${message} Press ${button} to try again.`;
  return `Ravel has failed here (${error}). Load the page again.`;
};
