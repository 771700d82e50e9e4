// What somebody else made and this page does not open: the message is a sentence for people.
export class Refusal extends Error {}

/** What to say of it. What nobody foresaw is not told in its own words: they are not for people. */
export const refusalOf = (error: unknown, otherwise: string): string => (error instanceof Refusal ? error.message : otherwise);
