/** The only source of "now": injected, so that a deadline can be tested to the millisecond. */
export abstract class Clock {
  abstract now(): Date;

  /** Now as UTC text with milliseconds, the form in which `libs/procedure` takes it. */
  instant(): string {
    return this.now().toISOString();
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
