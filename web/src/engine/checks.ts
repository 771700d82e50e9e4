// Checks of messages that come from the sandbox: what runs in there can send what it likes.
import { isEvent } from '../model/trace/event.js';
import type { FromFrame, FromWorker, ShownLine } from './messages.js';

const states = new Set<unknown>(['running', 'waiting', 'finished', 'stopped', 'failed']);
const testResults = new Set<unknown>(['ok', 'fail', 'error', 'skip', 'todo']);
const reasons = new Set<unknown>(['start', 'asked', 'turn', 'line', 'failure']);
/** Twice what a worker puts into a message. */
const mostEvents = 10_000;
const streams = new Set<unknown>(['out', 'err', 'log']);

/** Whether a message is one of the frame's, in shape. */
export function isFromFrame(data: unknown): data is FromFrame {
  if (!isRecord(data)) return false;
  switch (data.type) {
    case 'frame-loaded':
    case 'frame-ready':
      return true;
    case 'frame-failed':
      return typeof data.reason === 'string';
    case 'worker-failed':
      return typeof data.reason === 'string' && Number.isInteger(data.worker);
    default:
      return false;
  }
}

/** Whether a message is one of the worker's, in shape. */
export function isFromWorker(data: unknown): data is FromWorker {
  if (!isRecord(data)) return false;
  switch (data.type) {
    case 'ready':
    case 'stopping':
    case 'traced':
    case 'resumed':
      return true;
    case 'lines':
      return Array.isArray(data.lines) && data.lines.every(isLine) && isCount(data.left);
    case 'test':
      return isTest(data.test);
    case 'state':
      return states.has(data.state) && typeof data.time === 'number';
    case 'refused':
      return isRecord(data.refusal) && typeof data.refusal.message === 'string' && isPlace(data.refusal);
    case 'paused':
      return reasons.has(data.reason) && typeof data.time === 'number';
    case 'events':
      return Array.isArray(data.events) && data.events.length <= mostEvents && data.events.every(isEvent) && isCount(data.dropped);
    default:
      return false;
  }
}

function isLine(line: unknown): line is ShownLine {
  if (!isRecord(line)) return false;
  if (typeof line.time !== 'number' || typeof line.text !== 'string' || !streams.has(line.stream)) return false;
  if (line.printed !== undefined && line.printed !== 'warn' && line.printed !== 'error') return false;
  return line.at === undefined || (isRecord(line.at) && isPlace(line.at));
}

function isTest(test: unknown): boolean {
  if (!isRecord(test)) return false;
  if (typeof test.name !== 'string' || !testResults.has(test.result) || !isCount(test.checks) || typeof test.time !== 'number')
    return false;
  if (test.message !== undefined && typeof test.message !== 'string') return false;
  return test.at === undefined || (isRecord(test.at) && isPlace(test.at));
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

function isPlace(place: Record<string, unknown>): boolean {
  return isCount(place.line) && isCount(place.column);
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}
