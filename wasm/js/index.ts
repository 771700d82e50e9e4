// 'ravel' for programs outside the page: one world, in real time, whose lines go to the console.
import { createRavel } from './create.js';

const { face } = await createRavel({
  onLine: ({ text }) => console.error(text),
});

export const { reactor, defer, task, trial, client, protocol, endpoints, time, random, error, Failure } = face;
