// The wasm module as the face sees it: raw exports by handle, Embind's functions, and how to load it.
import { messageOf } from './failure.js';
import type { Recording } from './recording.js';

/** Raw exports (exports_*.cpp) and Embind's functions (bindings.cpp), where each is explained. */
export interface Core {
  _ravel_deferred_id(): number;
  _ravel_deferred_new(id: number): number;
  _ravel_deferred_again(id: number, slot: number, lane: number, running: boolean): number;
  _ravel_deferred_returned(handle: number): number;
  _ravel_deferred_release(handle: number): void;
  _ravel_deferred_share(handle: number): number;
  _ravel_deferred_fire(handle: number, id: number, run: number, slot: number, lane: number): number;
  _ravel_deferred_add(handle: number, run: number): number;
  _ravel_deferred_go_on(handle: number): number;
  _ravel_deferred_set_canceller(handle: number, canceller: number, rule: number): void;
  _ravel_deferred_peek(handle: number): number;
  _ravel_deferred_cancel(handle: number): number;
  _ravel_deferred_pause(handle: number): void;
  _ravel_deferred_unpause(handle: number): void;
  _ravel_deferred_state(handle: number): number;
  _ravel_deferred_result(handle: number): number;
  _ravel_deferred_put(handle: number, slot: number, lane: number): void;
  _ravel_deferred_number(handle: number): number;
  _ravel_call_later(seconds: number, call: number): number;
  _ravel_call_release(handle: number): void;
  _ravel_call_cancel(handle: number): void;
  _ravel_call_reset(handle: number, seconds: number): void;
  _ravel_call_delay(handle: number, seconds: number): void;
  _ravel_call_time(handle: number): number;
  _ravel_call_number(handle: number): number;
  _ravel_clock_new(): number;
  _ravel_clock_delete(clock: number): void;
  _ravel_clock_seconds(clock: number): number;
  _ravel_clock_call_later(clock: number, seconds: number, call: number): number;
  _ravel_clock_advance(clock: number, seconds: number): number;
  _ravel_call_when_running(call: number): number;
  _ravel_fire_system_event(event: number): void;
  _ravel_seconds(): number;
  /** Has the border told the new events of the recording; gives how many were not kept. */
  _ravel_trace_read(): number;
  _ravel_next_id(): number;
  _ravel_wake(): void;

  /** The address of the text, for one that frees it. */
  stringToNewUTF8(text: string): number;

  open(time: number, seed: number, traced: boolean): void;
  addPage(url: string, latency: number, status: number, body: string, failure: string): void;
  /** Of the page added last. */
  addChunk(at: number): void;
  getPage(url: string): number;
  run(): string;
  stop(): string;
  started(): boolean;
  running(): boolean;
  stopAsked(): boolean;
  crash(): void;
  callFromThread(call: number): void;
  addTrigger(phase: number, event: string, call: number): number;
  removeTrigger(phase: number, event: string, number: number): boolean;
  listCalls(clock: number): void;
  /** `from` is a LoggedError::From. */
  logError(from: number, failure: number): void;
  sleep(seconds: number): void;
  addOutside(count: number): void;
  pendingCalls(): number;
  reportUnhandled(): void;
  countUnhandled(): number;
  seed(seed: number): void;
  random(): number;
  below(bound: number): number;
  randint(a: number, b: number): number;
  trace(kind: number, lane: number, deferred: number, other: number, call: number, pair: number, line: number, due: number, text: string): void;
}

/** What the module calls back: see page.h. */
export interface Border {
  out: number;
  run(run: number, value: number, chain: number): number;
  deferred(chain: number): number;
  cancel(canceller: number, chain: number): number;
  call(call: number): number;
  trigger(call: number): number;
  pending(call: number): void;
  release(slot: number): void;
  own(slot: number): number;
  keep(value: unknown): number;
  failure(type: string, message: string): number;
  show(slot: number): string;
  errorType(slot: number): string;
  line(kind: number): number;
  callName(): string;
  event: Recording['add'];
  logged(from: number, failure: number, id: number): void;
  alarm(milliseconds: number): void;
  soon(): void;
  idle(): void;
  stopped(): void;
  block(milliseconds: number): void;
  noAnswer(url: string, when: number): string;
}

/** Instantiates a module: one instance is one world. Without a compiled module its file beside the glue is read. */
export async function loadCore(module: WebAssembly.Module | undefined, border: Border): Promise<Core> {
  // The glue is Emscripten's, without types of its own that would fit: Core says what is used.
  const glue = (await import('../ravel-core.mjs' as string)) as { default(options: object): Promise<Core> };
  const compiled = module ?? (await WebAssembly.compile(await readBeside('../ravel-core.wasm')));
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
      // The glue hears of success only.
      WebAssembly.instantiate(compiled, imports)
        .then(done)
        .catch((cause: unknown) => reject(new Error(`the WebAssembly module cannot be instantiated: ${messageOf(cause)}`, { cause })));
      return {};
    };
    glue.default({ border, instantiateWasm }).then(resolve, reject);
  });
}

async function readBeside(path: string): Promise<BufferSource> {
  const url = new URL(path, import.meta.url);
  if (url.protocol !== 'file:') return (await fetch(url)).arrayBuffer();
  const { readFile } = await import('node:fs/promises');
  return readFile(url);
}
