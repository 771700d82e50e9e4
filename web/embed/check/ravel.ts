#!/usr/bin/env node
// The command `ravel`.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { readArguments, help } from './arguments.js';
import { check } from './check.js';
import { report } from './report.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if ('wrong' in asked) return refuse(asked.wrong);
  if (asked.do === 'help') print(help);
  if (asked.do === 'version') print(versionOfPackage());
  if (asked.do !== 'check') return 0;
  const checked = await check(asked.options).catch((error: unknown) => refuse((error as Error).message));
  if (typeof checked === 'number') return checked;
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
  return (await report(checked, { print, colours })) ? 0 : 1;
}

function refuse(sentence: string): number {
  process.stderr.write(`ravel: ${sentence}\n('ravel --help' says how it is used.)\n`);
  return 2;
}

function versionOfPackage(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

process.exitCode = await main();
