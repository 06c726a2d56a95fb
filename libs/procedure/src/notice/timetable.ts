import { type ProcedureDefinition } from '../definition/definition';
import { type Refusal, ruleBroken } from '../refusal';
import { type RuleId } from '../rules';
import { type Calendar, earliestAfter, firstAtTimeOfDay, latestBefore } from '../time/calendar';
import { compareInstants, type Instant, isBefore, laterOf } from '../time/instant';

/** The statutory instants of a tender. */
export interface Timetable {
  readonly documentsAvailableFrom: Instant;
  readonly documentsAvailableUntil: Instant;
  /** Last instant at which a change that may affect bids leaves the deadline where it is. */
  readonly clarificationDeadline: Instant;
  /** A bid received at this very instant is late. */
  readonly submissionDeadline: Instant;
  readonly openingAt: Instant;
}

/**
 * The shortest lawful timetable of a notice published at `publishAt`. Under the statutory calendar it closes at the
 * definition's time of day on the first working day on which that is lawful; documents stay available to the end.
 */
export function proposeTimetable(publishAt: Instant, definition: ProcedureDefinition, calendar: Calendar): Timetable {
  const { submission, documentsAvailable } = definition.periods;
  const earliest = laterOf(
    earliestAfter(publishAt, submission, calendar),
    earliestAfter(publishAt, documentsAvailable, calendar),
  );
  const deadline =
    calendar.mode === 'sandbox' ? earliest : firstAtTimeOfDay(earliest, definition.proposedDeadlineTime, true);
  return {
    documentsAvailableFrom: publishAt,
    documentsAvailableUntil: deadline,
    clarificationDeadline: latestBefore(deadline, definition.periods.clarificationBefore, calendar),
    submissionDeadline: deadline,
    openingAt: deadline,
  };
}

/**
 * What is unlawful in a timetable published at `publishAt`:
 * ANN-03 documents available too short; ANN-04 deadline too early; ANN-06 a change allowed too late; OPN-01 opening not at
 * the deadline. Documents count as issued at the later of `documentsAvailableFrom` and `publishAt`.
 */
export function checkTimetable(
  timetable: Timetable,
  publishAt: Instant,
  { periods }: ProcedureDefinition,
  calendar: Calendar,
): Refusal[] {
  const { documentsAvailableFrom, documentsAvailableUntil, clarificationDeadline, submissionDeadline, openingAt } =
    timetable;
  const issued = laterOf(documentsAvailableFrom, publishAt);
  const earliestEnd = earliestAfter(issued, periods.documentsAvailable, calendar);
  const earliestDeadline = earliestAfter(issued, periods.submission, calendar);
  const latestChange = latestBefore(submissionDeadline, periods.clarificationBefore, calendar);
  const refusals: Refusal[] = [];

  if (isBefore(documentsAvailableUntil, earliestEnd))
    refusals.push(
      tooEarly('ANN-03', 'documents-available-too-short', 'documentsAvailableUntil', earliestEnd, {
        zh: `招标文件的发售期不得少于${periods.documentsAvailable.days}日，最早可止于 ${earliestEnd}`,
        en: `tender documents must be available for at least ${periods.documentsAvailable.days} days, until ${earliestEnd} or later`,
      }),
    );
  if (isBefore(submissionDeadline, earliestDeadline))
    refusals.push(
      tooEarly('ANN-04', 'submission-period-too-short', 'submissionDeadline', earliestDeadline, {
        zh: `自招标文件发出至投标截止不得少于${periods.submission.days}日，截止时间最早为 ${earliestDeadline}`,
        en: `at least ${periods.submission.days} days from the issue of documents to the deadline: ${earliestDeadline} or later`,
      }),
    );
  if (isBefore(submissionDeadline, documentsAvailableUntil))
    refusals.push(
      ruleBroken(
        'ANN-03',
        'documents-available-past-deadline',
        { zh: '招标文件发售期不应晚于投标截止时间', en: 'documents are not issued after the bid deadline' },
        { field: 'documentsAvailableUntil', params: { latest: submissionDeadline } },
      ),
    );
  if (isBefore(latestChange, clarificationDeadline))
    refusals.push(
      ruleBroken(
        'ANN-06',
        'clarification-deadline-too-late',
        {
          zh: `可能影响投标的澄清或者修改应在投标截止至少${periods.clarificationBefore.days}日前作出，最晚为 ${latestChange}`,
          en: `a change that may affect bids comes at least ${periods.clarificationBefore.days} days before the deadline: ${latestChange} or earlier`,
        },
        { field: 'clarificationDeadline', params: { latest: latestChange } },
      ),
    );
  if (compareInstants(openingAt, submissionDeadline) !== 0)
    refusals.push(
      ruleBroken(
        'OPN-01',
        'opening-not-at-deadline',
        { zh: '开标时间应与投标截止时间相同', en: 'bids are opened at the very time of the deadline' },
        { field: 'openingAt', params: { expected: submissionDeadline } },
      ),
    );
  return refusals;
}

function tooEarly(rule: RuleId, code: string, field: string, earliest: Instant, message: Refusal['message']): Refusal {
  return ruleBroken(rule, code, message, { field, params: { earliest } });
}
