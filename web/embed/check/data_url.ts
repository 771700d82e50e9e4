// Stands in the place of web/src/engine/blob.ts: Node imports no modules from blobs, but it does from data.
import { Buffer } from 'node:buffer';

export const blob = (code: string): string => `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
