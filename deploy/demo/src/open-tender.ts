import { announceTender } from './announcing/announce-tender';
import { SOLAR } from './announcing/real-notices';
import { SOLAR_TERMS } from './announcing/terms';
import { type Cast } from './cast/cast';
import { type Report } from './report';

/**
 * Publishes a second real tender and leaves it open for whoever wants to bid.
 * @param secondsPerDay how many seconds one legal day takes: bids are taken for twenty of them.
 * @returns the project's id.
 */
export async function openTender(cast: Cast, secondsPerDay: number, report: Report): Promise<string> {
  const toAnnounce = { notice: SOLAR, terms: SOLAR_TERMS, secondsPerDay };
  const { id, timetable } = await announceTender(cast.player('tenderer-2'), toAnnounce, report);
  report({
    zh: `该项目接收投标至 ${timetable?.submissionDeadline}：mingtang bid --project ${id} --lot 1 …`,
    en: `it takes bids until ${timetable?.submissionDeadline}: mingtang bid --project ${id} --lot 1 …`,
  });
  return id;
}
