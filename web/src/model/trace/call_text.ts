// The text of a delayed call: its function, with what it is given where that is known: "say", "say('hello')".

/** The function's name alone. */
export const functionOfCall = (text: string): string => /^[^(]*/.exec(text)![0];

/** What it is given, with its parentheses; '' where nothing is. */
export const givenToCall = (text: string): string => text.slice(functionOfCall(text).length);

const answer = 'answer of ';

/** The name of a call that brings what the simulated network answers, or a piece of it. */
export const answerOf = (page: string): string => answer + page;

export const isAnswer = (name: string): boolean => name.startsWith(answer);
