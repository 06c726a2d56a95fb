/**
 * When sealed batches are due: at whole multiples of their interval by the clock, and that is the time they bear, whenever the writer
 * comes to write them. So how busy it was shows in no batch's time (ANN-09).
 */
export class BatchTicks {
  private last = -Infinity;

  /** @param intervalMs between two batches. */
  constructor(private readonly intervalMs: number) {}

  /** The newest tick up to `now` (milliseconds since 1970) as a UTC instant, once; undefined until the next one. */
  due(now: number): string | undefined {
    const tick = Math.floor(now / this.intervalMs) * this.intervalMs;
    if (tick <= this.last) return undefined;
    this.last = tick;
    return new Date(tick).toISOString();
  }
}
