// What a snippet's program prints: in the console that takes the place of the recorded output, and told to the host.
import '../../src/element/console_view.js';
import type { ConsoleView } from '../../src/element/console_view.js';
import type { Step } from '../../src/element/pictures/step.js';
import type { ShownLine } from '../../src/engine/messages.js';
import type { Box } from '../loader/types.js';
import { tell } from './telling.js';

export class Output {
  /** Of this run. */
  lines: ShownLine[] = [];
  private readonly console = document.createElement('ravel-console') as ConsoleView;

  constructor(
    private readonly host: HTMLElement,
    private readonly box: Box,
  ) {}

  clear(): void {
    this.lines = [];
    this.console.clear();
  }

  add(lines: readonly ShownLine[], left: number): void {
    if (lines.length > 0) this.show();
    this.console.add(lines, left);
    for (const line of lines) {
      this.lines.push(line);
      const { time, stream, text, printed, at } = line;
      tell(this.host, 'ravel:output', { time, stream, text });
      if (stream === 'err' && !printed) tell(this.host, 'ravel:error', { message: text, ...at });
    }
  }

  /** All that was added, now. */
  draw(): void {
    this.console.draw();
  }

  showStep(step: Step): void {
    if (step.seq > 0) this.console.showStep(step);
  }

  /** In the place of the recorded output, and at first as high. */
  show(): void {
    const { output } = this.box;
    if (this.console.isConnected) return;
    const { height } = output.getBoundingClientRect();
    for (const slot of output.querySelectorAll('slot')) slot.hidden = true;
    output.classList.remove('none');
    output.style.minHeight = `${height}px`;
    output.append(this.console);
  }
}
