import { binds } from '../definition/scope';
import { firstRule, lengthOf, periodOf } from '../definition/parts';
import { type ProcedureDefinition } from '../definition/definition';
import { type Refusal, ruleBroken, type Warning, warning } from '../rules/refusal';
import { type RuleId } from '../rules/rules';
import {
  afterDays,
  type Calendar,
  endOfPeriod,
  firstOnWorkingDay,
  holidaysUnknownAfter,
  latestBefore,
} from '../time/calendar';
import { addMilliseconds, compareInstants, type Instant, isBefore, laterOf } from '../time/instant';

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

/** A draft is finished some time after its times were set; only what lies further back is worth a word. */
const LATE_BY_MS = 3_600_000;

/**
 * The shortest lawful timetable of a notice published at `publishAt`. Under the statutory calendar it closes at the
 * definition's time of day on the first working day on which that is lawful; documents stay available to the end.
 */
export function proposeTimetable(publishAt: Instant, definition: ProcedureDefinition, calendar: Calendar): Timetable {
  const submission = periodOf(definition, 'submission');
  const documentsAvailable = periodOf(definition, 'documentsAvailable');
  const earliest = laterOf(
    endOfPeriod(publishAt, submission, calendar),
    endOfPeriod(publishAt, documentsAvailable, calendar),
  );
  const deadline =
    calendar.mode === 'sandbox'
      ? earliest
      : firstOnWorkingDay(earliest, definition.limits.proposedDeadlineTime, calendar.holidays);
  return {
    documentsAvailableFrom: publishAt,
    documentsAvailableUntil: deadline,
    clarificationDeadline: latestBefore(deadline, periodOf(definition, 'clarificationBefore'), calendar),
    submissionDeadline: deadline,
    openingAt: deadline,
  };
}

/**
 * The timetable of a notice published at `publishAt`. Documents are out from the notice on at the earliest: one that was drafted for
 * a time that is past says its own time, since what a notice tells of the past must be true.
 */
export function timetableAt(publishAt: Instant, drafted: Timetable): Timetable {
  return { ...drafted, documentsAvailableFrom: laterOf(drafted.documentsAvailableFrom, publishAt) };
}

/**
 * What is unlawful in a timetable published at `publishAt`, the deadline first, since the other times follow it. In open tendering:
 * ANN-04 deadline too early, or so late that it must be a slip; ANN-03 documents out before the notice, or available too short or past
 * the deadline; ANN-06 no time for questions, or a change allowed too late; OPN-01 opening not at the deadline. Lengths, and the rules that
 * refusals name, are those of the procedure.
 */
export function checkTimetable(
  timetable: Timetable,
  publishAt: Instant,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Refusal[] {
  return [
    ...checkDeadline(timetable, publishAt, definition, calendar),
    ...checkAvailability(timetable, publishAt, definition, calendar),
    ...checkClarification(timetable, publishAt, definition, calendar),
    ...checkOpening(timetable),
  ];
}

/**
 * The latest deadline of a notice published at `publishAt`. The law sets none but asks for a reasonable time (Tendering and Bidding Law
 * art. 24). A lawful deadline whose year is off by one comes at least 365 + 20 days after the notice, so 365 days keep every such slip
 * out and no tender; they are days of the real calendar in a sandbox too.
 */
export function latestDeadline(publishAt: Instant, definition: ProcedureDefinition): Instant {
  return afterDays(publishAt, definition.limits.longestSubmission.days);
}

function checkDeadline(
  { documentsAvailableFrom, submissionDeadline }: Timetable,
  publishAt: Instant,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Refusal[] {
  const submission = periodOf(definition, 'submission');
  const rule = firstRule(submission);
  const length = lengthOf(submission);
  const documents = definition.words.documents;
  const issued = laterOf(documentsAvailableFrom, publishAt);
  const earliest = endOfPeriod(issued, submission, calendar);
  const latest = latestDeadline(publishAt, definition);
  if (binds(definition, rule) && isBefore(submissionDeadline, earliest))
    return [
      tooEarly(rule, 'submission-period-too-short', 'submissionDeadline', earliest, {
        zh: `自${documents.zh}发出至截止不得少于${length.zh}，截止时间最早为 ${earliest}`,
        en: `at least ${length.en} from the issue of documents to the deadline: ${earliest} or later`,
      }),
    ];
  return isBefore(latest, submissionDeadline) ? [deadlineTooLate('submissionDeadline', latest, definition)] : [];
}

/** A deadline so far ahead that it must be a slip. */
export function deadlineTooLate(field: string, latest: Instant, definition: ProcedureDefinition): Refusal {
  const { days } = definition.limits.longestSubmission;
  return ruleBroken(
    firstRule(periodOf(definition, 'submission')),
    'submission-period-too-long',
    {
      zh: `投标截止时间晚于公告发布后${days}日，疑为年份误填，最晚为 ${latest}`,
      en: `the deadline is more than ${days} days after the notice, which looks like a slip of the year: ${latest} or earlier`,
    },
    { field, params: { latest } },
  );
}

function checkAvailability(
  { documentsAvailableFrom, documentsAvailableUntil, submissionDeadline }: Timetable,
  publishAt: Instant,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Refusal[] {
  const refusals: Refusal[] = [];
  const available = periodOf(definition, 'documentsAvailable');
  const rule = firstRule(available);
  const { zh, en } = lengthOf(available);
  const documents = definition.words.documents;
  if (isBefore(documentsAvailableFrom, publishAt))
    refusals.push(
      tooEarly(rule, 'documents-before-notice', 'documentsAvailableFrom', publishAt, {
        zh: `${documents.zh}不能早于公告发出，最早为 ${publishAt}`,
        en: `the ${documents.en} are not out before the notice: ${publishAt} or later`,
      }),
    );
  const earliestEnd = endOfPeriod(laterOf(documentsAvailableFrom, publishAt), available, calendar);
  if (isBefore(documentsAvailableUntil, earliestEnd))
    refusals.push(
      tooEarly(rule, 'documents-available-too-short', 'documentsAvailableUntil', earliestEnd, {
        zh: `${documents.zh}的发售期不得少于${zh}，最早可止于 ${earliestEnd}`,
        en: `the ${documents.en} must be available for at least ${en}, until ${earliestEnd} or later`,
      }),
    );
  if (isBefore(submissionDeadline, documentsAvailableUntil))
    refusals.push(
      ruleBroken(
        rule,
        'documents-available-past-deadline',
        { zh: `${documents.zh}发售期不应晚于截止时间`, en: 'documents are not issued after the bid deadline' },
        { field: 'documentsAvailableUntil', params: { latest: submissionDeadline } },
      ),
    );
  return refusals;
}

function checkClarification(
  { documentsAvailableFrom, clarificationDeadline, submissionDeadline }: Timetable,
  publishAt: Instant,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Refusal[] {
  const refusals: Refusal[] = [];
  const before = periodOf(definition, 'clarificationBefore');
  const rule = firstRule(before);
  const { zh, en } = lengthOf(before);
  const issued = laterOf(documentsAvailableFrom, publishAt);
  if (!isBefore(issued, clarificationDeadline))
    refusals.push(
      ruleBroken(
        rule,
        'clarification-before-documents',
        {
          zh: `澄清和疑问的截止时间不能早于${definition.words.documents.zh}发出时间 ${issued}，否则无人能够提出`,
          en: `questions cannot end before the documents are out, at ${issued}: nobody could ask any`,
        },
        { field: 'clarificationDeadline', params: { earliest: issued } },
      ),
    );
  const latestChange = latestBefore(submissionDeadline, before, calendar);
  if (isBefore(latestChange, clarificationDeadline))
    refusals.push(
      ruleBroken(
        rule,
        'clarification-deadline-too-late',
        {
          zh: `可能影响${definition.words.offer.zh}编制的澄清或者修改应在截止至少${zh}前作出，最晚为 ${latestChange}`,
          en: `a change that may affect ${definition.words.offer.en}s comes at least ${en} before the deadline: ${latestChange} or earlier`,
        },
        { field: 'clarificationDeadline', params: { latest: latestChange } },
      ),
    );
  return refusals;
}

function checkOpening({ openingAt, submissionDeadline }: Timetable): Refusal[] {
  if (compareInstants(openingAt, submissionDeadline) === 0) return [];
  return [
    ruleBroken(
      'OPN-01',
      'opening-not-at-deadline',
      { zh: '开标时间应与投标截止时间相同', en: 'bids are opened at the very time of the deadline' },
      { field: 'openingAt', params: { expected: submissionDeadline } },
    ),
  ];
}

/** What is lawful in a drafted timetable, were it published at `publishAt`, and yet probably not meant. */
export function timetableWarnings(
  { documentsAvailableFrom, submissionDeadline }: Timetable,
  publishAt: Instant,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Warning[] {
  const warnings: Warning[] = [];
  if (isBefore(addMilliseconds(documentsAvailableFrom, LATE_BY_MS), publishAt))
    warnings.push(
      warning(
        firstRule(periodOf(definition, 'documentsAvailable')),
        'documents-time-past',
        {
          zh: `所填文件发出时间 ${documentsAvailableFrom} 已过；公告将写明文件自公告发布之时发出`,
          en: `the time given for the issue of documents, ${documentsAvailableFrom}, is past; the notice will say that they are out from its publication`,
        },
        { field: 'documentsAvailableFrom', params: { given: documentsAvailableFrom } },
      ),
    );
  if (isBefore(afterDays(publishAt, definition.limits.usualSubmission.days), submissionDeadline))
    warnings.push(
      warning(
        firstRule(periodOf(definition, 'submission')),
        'submission-period-long',
        {
          zh: `投标截止时间在公告发布${definition.limits.usualSubmission.days}日之后，请核对年份和月份`,
          en: `the deadline is more than ${definition.limits.usualSubmission.days} days after the notice: please look at its year and month again`,
        },
        { field: 'submissionDeadline', params: { days: definition.limits.usualSubmission.days } },
      ),
    );
  const knownUntil = holidaysUnknownAfter(submissionDeadline, calendar);
  if (knownUntil !== undefined)
    warnings.push({
      code: 'holidays-unknown',
      field: 'submissionDeadline',
      message: {
        zh: `${knownUntil} 之后的放假安排尚未公布或者未录入，此后的日期未按节假日计算；请核对截止时间是否落在节假日`,
        en: `the public holidays after ${knownUntil} are not known here yet, and days after it are counted without any: please see that the deadline falls on none`,
      },
      params: { knownUntil },
    });
  return warnings;
}

function tooEarly(rule: RuleId, code: string, field: string, earliest: Instant, message: Refusal['message']): Refusal {
  return ruleBroken(rule, code, message, { field, params: { earliest } });
}
