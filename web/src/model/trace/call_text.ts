// The text of a delayed call: its function, with what it is given where that is known: "say", "say('hello')".

/** The function's name alone. */
export const functionOfCall = (text: string): string => /^[^(]*/.exec(text)![0];

/** What it is given, with its parentheses; '' where nothing is. */
export const givenToCall = (text: string): string => text.slice(functionOfCall(text).length);
