// Checks of messages that come from the sandbox: what runs in there can send what it likes.
import { isEvent, longestText } from '../model/trace/event.js';
import type { FromFrame, FromWorker, ShownLine } from './messages.js';

const states = new Set<unknown>(['running', 'waiting', 'finished', 'stopped', 'failed']);
const testResults = new Set<unknown>(['ok', 'fail', 'error', 'skip', 'todo']);
const reasons = new Set<unknown>(['start', 'asked', 'turn', 'line', 'failure']);
/** Twice what a worker puts into a message. */
const mostEvents = 4_000;
const mostLines = 4_000;
const mostText = 2_000_000;
const streams = new Set<unknown>(['out', 'err', 'log']);

/** Whether a message is one of the frame's, in shape. */
export function isFromFrame(data: unknown): data is FromFrame {
  if (!isRecord(data)) return false;
  switch (data.type) {
    case 'frame-loaded':
    case 'frame-ready':
    case 'pong':
      return true;
    case 'frame-failed':
      return isText(data.reason);
    case 'worker-failed':
      return isText(data.reason) && Number.isInteger(data.worker);
    default:
      return false;
  }
}

/** Whether a message is one of the worker's, in shape. */
export function isFromWorker(data: unknown): data is FromWorker {
  if (!isRecord(data)) return false;
  switch (data.type) {
    case 'ready':
    case 'traced':
    case 'resumed':
      return true;
    case 'stopping':
      return typeof data.closing === 'boolean';
    case 'broken':
      return isText(data.reason);
    case 'lines':
      return isList(data.lines, mostLines, isLine) && isCount(data.left);
    case 'test':
      return isTest(data.test);
    case 'state':
      return states.has(data.state) && isTime(data.time);
    case 'refused':
      return isRecord(data.refusal) && isText(data.refusal.message) && isPlace(data.refusal);
    case 'paused':
      return reasons.has(data.reason) && isTime(data.time);
    case 'events':
      return isList(data.events, mostEvents, isEvent) && isCount(data.dropped);
    default:
      return false;
  }
}

/** Of at most so many, and not of very much text. */
function isList(list: unknown, most: number, is: (item: unknown) => item is { text?: string }): boolean {
  if (!Array.isArray(list) || list.length > most) return false;
  let text = 0;
  for (const item of list as unknown[]) {
    if (!is(item)) return false;
    text += item.text?.length ?? 0;
  }
  return text <= mostText;
}

function isLine(line: unknown): line is ShownLine {
  if (!isRecord(line)) return false;
  if (!isTime(line.time) || !isText(line.text) || !streams.has(line.stream)) return false;
  if (line.printed !== undefined && line.printed !== 'warn' && line.printed !== 'error') return false;
  return line.at === undefined || (isRecord(line.at) && isPlace(line.at));
}

function isTest(test: unknown): boolean {
  if (!isRecord(test)) return false;
  if (!isText(test.name) || !testResults.has(test.result) || !isCount(test.checks) || !isTime(test.time)) return false;
  if (test.message !== undefined && !isText(test.message)) return false;
  return test.at === undefined || (isRecord(test.at) && isPlace(test.at));
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isTime = (value: unknown): boolean => Number.isFinite(value) && (value as number) >= 0;
/** A worker cuts what is longer. */
const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= longestText + 1;

function isPlace(place: Record<string, unknown>): boolean {
  return isCount(place.line) && isCount(place.column);
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}
