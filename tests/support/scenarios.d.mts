import type { Network } from 'ravel/create.js';

export declare const scenariosHome: string;
export declare const programIds: readonly string[];
export declare function sourceOf(id: string): string;
export declare function networkOf(id: string): Network;
