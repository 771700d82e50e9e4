// The address of a module made from a text, for Node: it imports nothing from blobs.
import { Buffer } from 'node:buffer';

export const addressOf = (code: string): string => `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
