import { type ProcedureDefinition } from '../definition/definition';
import { accept, type Decision, refuse, type Refusal, ruleBroken } from '../refusal';
import { type ProjectDraftData } from '../tender/project-draft';
import { type Calendar, earliestAfter, firstAtTimeOfDay, latestBefore, legalTimeOfDay } from '../time/calendar';
import { compareInstants, type Instant, isBefore, laterOf } from '../time/instant';
import { type Timetable } from './timetable';

export interface ChangeRequest {
  readonly now: Instant;
  readonly timetable: Timetable;
  /** Whether the clarification or change may affect how bids are made up. */
  readonly affectsBids: boolean;
  /** The deadline that the change notice asks for, if it moves it. */
  readonly newDeadline?: Instant;
}

export interface LawfulChange {
  /** The timetable that holds from now on. */
  readonly timetable: Timetable;
  readonly deadlineMoved: boolean;
}

/**
 * ANN-06: a clarification or change that may affect bids comes at least 15 days before the deadline, else the deadline
 * moves by what is missing (Tendering and Bidding Law art. 23; Implementing Regulations art. 21). Under the statutory
 * calendar a deadline moved by law keeps its time of day. Refused: any change from the deadline on, and a requested
 * deadline that is earlier than the present one or than the change requires.
 */
export function checkChange(
  { now, timetable, affectsBids, newDeadline }: ChangeRequest,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Decision<LawfulChange> {
  const present = timetable.submissionDeadline;
  if (!isBefore(now, present))
    return refuse(
      ruleBroken(
        'ANN-06',
        'change-after-deadline',
        { zh: '投标截止时间已到，不能再澄清或者修改招标文件', en: 'the bid deadline has come; the documents stand' },
        { params: { deadline: present } },
      ),
    );
  const { clarificationBefore } = definition.periods;
  const earliest = affectsBids ? laterOf(present, earliestAfter(now, clarificationBefore, calendar)) : present;
  if (newDeadline !== undefined && isBefore(newDeadline, earliest))
    return refuse(
      ruleBroken(
        'ANN-06',
        'new-deadline-too-early',
        { zh: `变更后的投标截止时间不得早于 ${earliest}`, en: `the deadline may not be before ${earliest}` },
        { field: 'newDeadline', params: { earliest } },
      ),
    );
  const deadline = newDeadline ?? keepTimeOfDay(present, earliest, calendar);
  const deadlineMoved = compareInstants(deadline, present) !== 0;
  return accept({
    timetable: deadlineMoved ? moveDeadline(timetable, deadline, definition, calendar) : timetable,
    deadlineMoved,
  });
}

/** What bids are made up by: a change of it may always affect them. */
const BID_PARTS: readonly string[] = [
  'lots',
  'requirements',
  'criteria',
  'evaluation',
  'bidSecurity',
  'performanceSecurityPercent',
  'items',
] satisfies (keyof ProjectDraftData)[];

/** ANN-06: a notice that changes what bids are made up by says that it may affect them, and so keeps the period for it. */
export function checkEffect(changedFields: readonly string[], affectsBids: boolean): Refusal[] {
  const affecting = changedFields.filter((field) => BID_PARTS.includes(field));
  if (affectsBids || affecting.length === 0) return [];
  return [
    ruleBroken(
      'ANN-06',
      'change-affects-bids',
      {
        zh: `变更内容（${affecting.join('、')}）可能影响投标文件编制`,
        en: `changing ${affecting.join(', ')} may affect bids`,
      },
      { field: 'affectsBids', params: { fields: affecting.join(', ') } },
    ),
  ];
}

function keepTimeOfDay(present: Instant, earliest: Instant, calendar: Calendar): Instant {
  if (calendar.mode === 'sandbox' || compareInstants(present, earliest) === 0) return earliest;
  return firstAtTimeOfDay(earliest, legalTimeOfDay(present), false);
}

/** Documents that were available to the old deadline stay so to the new one. */
function moveDeadline(
  timetable: Timetable,
  deadline: Instant,
  { periods }: ProcedureDefinition,
  calendar: Calendar,
): Timetable {
  const toTheEnd = compareInstants(timetable.documentsAvailableUntil, timetable.submissionDeadline) === 0;
  return {
    documentsAvailableFrom: timetable.documentsAvailableFrom,
    documentsAvailableUntil: toTheEnd ? deadline : timetable.documentsAvailableUntil,
    clarificationDeadline: latestBefore(deadline, periods.clarificationBefore, calendar),
    submissionDeadline: deadline,
    openingAt: deadline,
  };
}
