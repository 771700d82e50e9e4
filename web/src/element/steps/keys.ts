// The keys of the stepper: single keys, which are off where text is written.

export type StepAction =
  'first' | 'back' | 'forward' | 'last' | 'previous-of-this' | 'next-of-this' | 'next-failure' | 'play' | 'slower' | 'faster';

export interface StepKey {
  readonly key: string;
  readonly action: StepAction;
  /** As it stands in the list of keys. */
  readonly what: string;
}

export const stepKeys: readonly StepKey[] = [
  { key: ',', action: 'back', what: 'Step back' },
  { key: '.', action: 'forward', what: 'Step forward' },
  { key: 'Home', action: 'first', what: 'First step' },
  { key: 'End', action: 'last', what: 'Last step' },
  { key: '[', action: 'previous-of-this', what: 'Previous step of this Deferred or call' },
  { key: ']', action: 'next-of-this', what: 'Next step of this Deferred or call' },
  { key: 'f', action: 'next-failure', what: 'Next Failure' },
  { key: 'p', action: 'play', what: 'Play, and pause' },
  { key: '<', action: 'slower', what: 'Play more slowly' },
  { key: '>', action: 'faster', what: 'Play faster' },
];

/** What a key asks for. With Ctrl, Cmd or Alt it belongs to somebody else; AltGr only writes it on some keyboards. */
export function stepActionOf(event: KeyboardEvent): StepAction | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey || altKey) && !event.getModifierState('AltGraph')) return undefined;
  return stepKeys.find((entry) => entry.key === key)?.action;
}
