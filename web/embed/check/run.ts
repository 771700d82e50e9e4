// One program in a process of its own, which is killed when it has ended, or has had its time.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Allowance } from '../../src/engine/allowance.js';
import { isFromWorker } from '../../src/engine/checks.js';
import type { FromWorker, Refusal, RunSettings, ShownLine } from '../../src/engine/messages.js';
import { findSyntaxError } from '../../src/engine/syntax.js';

/** How a run has ended. `endless`: it had not ended in its time. `died`: its process had an end of its own. */
export type End = 'finished' | 'waiting' | 'stopped' | 'failed' | 'endless' | 'died';

export interface Outcome {
  /** What the program printed, and its errors. */
  lines: ShownLine[];
  /** Lines that are not kept: no console keeps so many. */
  left: number;
  end: End;
  /** Why it died, in words. */
  reason: string;
}

const childFile = fileURLToPath(new URL('child.mjs', import.meta.url));
const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** What a process needs to begin, in milliseconds, however busy the machine is. */
const longestStart = 60_000;

/** A program makes no code from texts, as in the page; and it writes no file and begins no process. */
function nodeOptions(): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  return [
    '--no-warnings',
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=512',
    permission,
    `--allow-fs-read=${packageFolder}`,
  ];
}

/** Secrets are none of its business; and it is the same time of day for everyone. */
function environment(): Record<string, string> {
  const { SystemRoot } = process.env;
  return { TZ: 'UTC', LANG: 'en_US.UTF-8', ...(SystemRoot === undefined ? {} : { SystemRoot }) };
}

const living = new Set<ChildProcess>();

/** Nothing that was begun goes on behind a check that was ended. */
export function killAll(): void {
  for (const child of living) child.kill('SIGKILL');
}

/** `patience`: what the program may take, in milliseconds. */
export function runProgram(settings: RunSettings, patience: number): Promise<Outcome> {
  const child = fork(childFile, [], { execArgv: nodeOptions(), env: environment(), stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  living.add(child);
  const outcome: Outcome = { lines: [], left: 0, end: 'died', reason: '' };
  const allowance = new Allowance();
  let words = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-10_000)));
  return new Promise((resolve) => {
    let refusal: Refusal | undefined;
    let over = false;
    let timer = setTimeout(() => end('died', 'It could not begin: the machine is too busy.'), longestStart);
    const end = (how: End, reason = ''): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      child.kill('SIGKILL');
      void withRefusal(settings.source, refusal, outcome.lines).then((lines) => resolve({ ...outcome, lines, end: how, reason }));
    };
    const take = (message: FromWorker): void => {
      switch (message.type) {
        case 'ready':
          clearTimeout(timer);
          timer = setTimeout(() => end('endless'), patience);
          return void child.send(settings);
        case 'lines':
          outcome.left = message.left;
          return void outcome.lines.push(...message.lines.filter(({ stream }) => stream !== 'log'));
        case 'refused':
          refusal = message.refusal;
          return end('failed');
        case 'state':
          if (message.state !== 'running') end(message.state);
          return;
        case 'broken':
          return end(
            'died',
            `Ravel itself could not go on: its memory is full, or the program has changed what Ravel stands on (${message.reason}).`,
          );
        default:
      }
    };
    child.on('message', (message: unknown) => {
      if (isFromWorker(message) && allowance.takes(message)) take(message);
      else end('died', 'More came from the program than any program sends, so it was ended.');
    });
    child.on('error', (error) => end('died', `Its process could not begin: ${error.message}.`));
    child.on('close', () => {
      living.delete(child);
      end('died', whyDied(words));
    });
  });
}

/** A program that can't be read has said so, at the place that a parser finds where the engine names none. */
async function withRefusal(source: string, refusal: Refusal | undefined, lines: ShownLine[]): Promise<ShownLine[]> {
  if (!refusal) return lines;
  const place = refusal.syntax && refusal.line === 0 ? await findSyntaxError(source) : undefined;
  const { line, column } = { ...refusal, ...place };
  return [...lines, { time: 0, stream: 'err', text: refusal.message, ...(line > 0 && { at: { line, column } }) }];
}

function whyDied(words: string): string {
  if (/heap out of memory|heap limit|allocation failed/i.test(words)) return 'Its process has died: its memory is full.';
  const said = words
    .trim()
    .split('\n')
    .find((line) => /error/i.test(line));
  return `Its process has died${said ? `: ${said.trim().slice(0, 300)}` : ''}.`;
}
