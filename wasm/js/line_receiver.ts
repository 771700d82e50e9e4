// LineReceiver, LineOnlyReceiver: protocols that get whole lines.
import { Protocol } from './protocol.js';
import { demandText } from './transport.js';

/** What the two have in common. */
abstract class Lines extends Protocol {
  /** What ends a line. */
  delimiter = '\r\n';
  /** The longest line, in characters, its delimiter not counted. */
  MAX_LENGTH = 16384;

  protected buffer = '';

  /** A line, without its delimiter. */
  lineReceived(line: string): void {
    throw new Error('override lineReceived(line)');
  }
  /** A line is too long. Closes the connection unless overridden. */
  lineLengthExceeded(line: string): void {
    this.transport.loseConnection();
  }
  /** Writes the line and the delimiter. */
  sendLine(line: string): void {
    demandText(line, 'sendLine');
    this.transport.write(line + this.delimiter);
  }

  protected takeBuffer(): string {
    const all = this.buffer;
    this.buffer = '';
    return all;
  }
}

/** Cuts what arrives at the delimiter, however it arrives. Follows Twisted's LineReceiver. */
export class LineReceiver extends Lines {
  private lineMode = true;
  private held = false;
  private busy = false; // what arrives meanwhile is only kept

  /** In raw mode: what has arrived. */
  rawDataReceived(data: string): void {
    throw new Error('raw mode: override rawDataReceived(data)');
  }

  /** From here on all goes to rawDataReceived, what has arrived and was not yet given out included. */
  setRawMode(): void {
    this.lineMode = false;
  }
  /** Back to lines; `extra` is what of the raw data belongs to them. */
  setLineMode(extra = ''): void {
    this.lineMode = true;
    if (extra !== '') this.dataReceived(extra);
  }
  /** Gives what was not yet given out, and forgets it. */
  clearLineBuffer(): string {
    return this.takeBuffer();
  }

  /** Holds lines back, those that have arrived too. */
  pauseProducing(): void {
    this.held = true;
    this.transport.pauseProducing();
  }
  resumeProducing(): void {
    this.held = false;
    this.transport.resumeProducing();
    this.dataReceived('');
  }
  /** Closes the connection. */
  stopProducing(): void {
    this.held = true;
    this.transport.loseConnection();
  }

  override dataReceived(data: string): void {
    this.buffer += data;
    if (this.busy) return;
    this.busy = true;
    try {
      this.cut();
    } finally {
      this.busy = false;
    }
  }

  /** Each step takes its part off the buffer first: what it calls may set the mode, pause or add to it. */
  private cut(): void {
    while (this.buffer !== '' && !this.held) {
      if (!this.lineMode) {
        this.rawDataReceived(this.takeBuffer());
        continue;
      }
      const end = this.buffer.indexOf(this.delimiter);
      // Without one the last characters may be the beginning of a delimiter.
      const tooLong = end < 0 ? this.buffer.length >= this.MAX_LENGTH + this.delimiter.length : end > this.MAX_LENGTH;
      if (tooLong) this.lineLengthExceeded(this.takeBuffer());
      if (tooLong || end < 0) return;
      const line = this.buffer.slice(0, end);
      this.buffer = this.buffer.slice(end + this.delimiter.length);
      this.lineReceived(line);
      if (this.transport?.disconnecting) return;
    }
  }
}

/** A LineReceiver without raw mode and pausing. */
export class LineOnlyReceiver extends Lines {
  override dataReceived(data: string): void {
    const lines = (this.takeBuffer() + data).split(this.delimiter);
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      if (this.transport.disconnecting) return;
      if (line.length > this.MAX_LENGTH) return this.lineLengthExceeded(line);
      this.lineReceived(line);
    }
    if (rest.length > this.MAX_LENGTH) return this.lineLengthExceeded(rest);
    this.buffer = rest;
  }
}
