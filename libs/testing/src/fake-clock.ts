import { Clock } from '@mingtang/messaging';
import { epochMilliseconds, type Instant } from '@mingtang/procedure/time';

/** A clock that stands still until it is told otherwise. */
export class FakeClock extends Clock {
  private milliseconds: number;

  constructor(at: Instant) {
    super();
    this.milliseconds = epochMilliseconds(at);
  }

  now(): Date {
    return new Date(this.milliseconds);
  }

  set(at: Instant): void {
    this.milliseconds = epochMilliseconds(at);
  }

  /** Moves it on by so many milliseconds. */
  advance(milliseconds: number): void {
    this.milliseconds += milliseconds;
  }
}
