// StepVoice: reads aloud the step that was gone to by hand, once one stays there.
import type { Recording } from '../../model/trace/recording.js';
import type { Seq } from '../../model/trace/state.js';
import { sentenceText } from '../../model/trace/words.js';

/** In milliseconds: who holds a key down hears where it led, not every step on the way. */
const staying = 250;
/** These read their own value, or the row that gets the focus. */
const speaking = '[type="range"], [role="slider"], .timeline-event';

export class StepVoice {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly region: () => HTMLElement | null) {}

  say(recording: Recording, seq: Seq): void {
    this.quiet();
    const root = this.region()?.getRootNode() as Document | ShadowRoot | undefined;
    if (root?.activeElement?.matches(speaking)) return;
    this.timer = setTimeout(() => {
      const words = seq > 0 && seq <= recording.events.length ? `: ${sentenceText(recording, seq)}` : ', before the first';
      const region = this.region();
      if (region) region.textContent = `Step ${seq}${words}`;
    }, staying);
  }

  /** What was to be said is over. */
  quiet(): void {
    clearTimeout(this.timer);
  }
}
