#!/usr/bin/env node
// The command `ravel`.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { readArguments, help } from './arguments.js';
import { check } from './check.js';
import { report } from './report.js';
import { killAll } from './run.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if ('wrong' in asked) return refuse(`${asked.wrong}\n('ravel --help' says how it is used.)`);
  if (asked.do === 'help') print(help);
  if (asked.do === 'version') print(versionOfPackage());
  if (asked.do !== 'check') return 0;
  try {
    const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
    return (await report(await check(asked.options), { print, colours })) ? 0 : 1;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(sentence: string): number {
  process.stderr.write(`ravel: ${sentence}\n`);
  return 2;
}

function versionOfPackage(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function leave(code: number): void {
  killAll();
  process.exit(code);
}

process.on('SIGINT', () => leave(130));
process.on('SIGTERM', () => leave(143));
process.stdout.on('error', () => leave(2)); // nobody reads it any more
process.exitCode = await main();
