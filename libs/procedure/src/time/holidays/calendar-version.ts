import { type Bilingual } from '../../writing/text';

/** An arrangement of public holidays and make-up working days (放假调休) for one year, as the State Council's office announced it. */
export interface HolidayArrangement {
  readonly year: number;
  /** The notice, by its number. */
  readonly source: Bilingual;
  /** Blocks of days off, first and last day of each (`MM-DD`): festivals with the rest days that are moved to them. */
  readonly holidays: readonly (readonly [first: string, last: string])[];
  /** Rest days on which work is made up for (`MM-DD`). */
  readonly makeUpDays: readonly string[];
}

/**
 * The public holidays as they were known at a time, and how a period that would end on one is counted. What is published once stays: a new
 * arrangement, or another reading of the law, is a new version, and a project keeps the one that its notice named to its end.
 */
export interface CalendarVersion {
  readonly id: string;
  /**
   * From which last days a forward period moves on to the day after: days of a public holiday (Civil Code 民法典 art. 203), or Saturdays
   * and Sundays that are no make-up working days as well.
   */
  readonly movesOff: 'public-holidays' | 'all-rest-days';
  readonly arrangements: readonly HolidayArrangement[];
}
