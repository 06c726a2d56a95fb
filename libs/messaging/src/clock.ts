import { currentAct } from './arrival';

/** The only source of "now": injected, so that a deadline can be tested to the millisecond. */
export abstract class Clock {
  abstract now(): Date;

  /** Now as UTC text with milliseconds, the form in which `libs/procedure` takes it. */
  instant(): string {
    return this.now().toISOString();
  }

  /**
   * When the act that is being carried out arrived: what it waited for since, a lock or a database, is not its fault. By this an act is in
   * time or late. Now, where no request brought it.
   */
  arrival(): Date {
    return currentAct()?.arrivedAt ?? this.now();
  }

  /** The same as UTC text. */
  arrivalInstant(): string {
    return this.arrival().toISOString();
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
