import { type Readable } from 'node:stream';

/** A reader that leaves what it is offered for so long is cut off, … */
const STALL_MS = 30_000;
/** … and one that takes so long in all: old snapshots keep Postgres from cleaning up. */
const LONGEST_MS = 1_800_000;

/** Cuts off the reader of a stream that holds resources. Only its own time counts: that in which the next piece is made does not. */
export class ReaderWatch {
  private stalled: NodeJS.Timeout | undefined;
  private cutOff: () => void = () => undefined;

  constructor(
    private readonly stallMs = STALL_MS,
    private readonly longestMs = LONGEST_MS,
  ) {}

  watch(content: Readable): void {
    this.cutOff = () => void content.destroy(new Error('the reader was too slow'));
    const longest = setTimeout(this.cutOff, this.longestMs).unref();
    content.once('close', () => {
      clearTimeout(longest);
      this.took();
    });
  }

  /** A piece is ready for the reader. */
  offered(): void {
    this.stalled = setTimeout(() => this.cutOff(), this.stallMs).unref();
  }

  /** The reader has taken it and wants more. */
  took(): void {
    clearTimeout(this.stalled);
  }
}
