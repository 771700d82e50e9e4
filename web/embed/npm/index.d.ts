// Types of the package: where its files are, and the element <ravel-playground> with its events.

/** Of Ravel, and of this package. */
export const version: string;
/** The folder with embed.js: docs pages are served with it, as it is. */
export const folder: string;

export * from './embed.js';
