import { firstRule, periodOf } from '../definition/parts';
import { type ProcedureDefinition } from '../definition/definition';
import { accept, type Decision, refuse, type Refusal, ruleBroken } from '../rules/refusal';
import { type ProjectDraftData } from '../tender/project-draft';
import { type Bilingual } from '../writing/text';
import { type Calendar, earliestAfter, firstAtTimeOfDay, latestBefore, legalTimeOfDay } from '../time/calendar';
import { compareInstants, type Instant, isBefore, laterOf } from '../time/instant';
import { deadlineTooLate, latestDeadline, type Timetable } from './timetable';
import { isBlank } from '../writing/text-field';

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
 * ANN-06 in tendering: a clarification or change that may affect bids comes at least 15 days before the deadline, else the deadline
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
  const clarificationBefore = periodOf(definition, 'clarificationBefore');
  const rule = firstRule(clarificationBefore);
  if (!isBefore(now, present))
    return refuse(
      ruleBroken(
        rule,
        'change-after-deadline',
        {
          zh: `截止时间已到，不能再澄清或者修改${definition.words.documents.zh}`,
          en: 'the bid deadline has come; the documents stand',
        },
        { params: { deadline: present } },
      ),
    );
  const earliest = affectsBids ? laterOf(present, earliestAfter(now, clarificationBefore, calendar)) : present;
  if (newDeadline !== undefined && isBefore(newDeadline, earliest))
    return refuse(
      ruleBroken(
        rule,
        'new-deadline-too-early',
        { zh: `变更后的投标截止时间不得早于 ${earliest}`, en: `the deadline may not be before ${earliest}` },
        { field: 'newDeadline', params: { earliest } },
      ),
    );
  const latest = latestDeadline(now, definition);
  if (newDeadline !== undefined && isBefore(latest, newDeadline))
    return refuse(deadlineTooLate('newDeadline', latest, definition));
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

/** What a bidder reads to make up a bid: whether a change of it affects bids only its reader can say, so its author says why not. */
const READ_PARTS: readonly string[] = ['documents', 'description', 'region', 'classification'] satisfies (
  keyof ProjectDraftData | 'documents'
)[];

export interface ChangeEffect {
  readonly changedFields: readonly string[];
  readonly affectsBids: boolean;
  /** Why the change affects no bid, as its author says. */
  readonly noEffectReason?: string | undefined;
}

/**
 * ANN-06: a notice that changes what bids are made up by says that it may affect them, and so keeps the period for it (Tendering and
 * Bidding Law art. 23). Tender documents or a description that are said to affect none come with the reason, published with the notice.
 */
export function checkEffect(
  { changedFields, affectsBids, noEffectReason = '' }: ChangeEffect,
  definition: ProcedureDefinition,
): Refusal[] {
  if (affectsBids) return [];
  const rule = firstRule(periodOf(definition, 'clarificationBefore'));
  const affecting = changedFields.filter((field) => BID_PARTS.includes(field));
  const unexplained = isBlank(noEffectReason) ? changedFields.filter((field) => READ_PARTS.includes(field)) : [];
  return [
    ...(affecting.length > 0
      ? [
          ruleBroken(
            rule,
            'change-affects-bids',
            {
              zh: `变更内容（${affecting.join('、')}）可能影响投标文件编制`,
              en: `changing ${affecting.join(', ')} may affect bids`,
            },
            { field: 'affectsBids', params: { fields: affecting.join(', ') } },
          ),
        ]
      : []),
    ...(unexplained.length > 0
      ? [
          ruleBroken(
            rule,
            'no-effect-unexplained',
            {
              zh: `变更了${unexplained.map((field) => READ_PART_NAMES[field]?.zh).join('、')}而称不影响投标文件编制的，应说明理由，理由随公告公布`,
              en: `a change of ${unexplained.map((field) => READ_PART_NAMES[field]?.en).join(', ')} that is said to affect no bid comes with the reason, published with the notice`,
            },
            { field: 'noEffectReason', params: { fields: unexplained.join(', ') } },
          ),
        ]
      : []),
  ];
}

const READ_PART_NAMES: Readonly<Record<string, Bilingual>> = {
  documents: { zh: '招标文件', en: 'the tender documents' },
  description: { zh: '招标内容', en: 'what is tendered' },
  region: { zh: '实施地点', en: 'the place of performance' },
  classification: { zh: '采购类别', en: 'the classification' },
};

function keepTimeOfDay(present: Instant, earliest: Instant, calendar: Calendar): Instant {
  if (calendar.mode === 'sandbox' || compareInstants(present, earliest) === 0) return earliest;
  return firstAtTimeOfDay(earliest, legalTimeOfDay(present));
}

/**
 * Whoever could not bid by the old deadline may by the new one, so documents are available, and bidders register, to its end (ANN-03):
 * else the added days would be for those alone who had registered before.
 */
function moveDeadline(
  timetable: Timetable,
  deadline: Instant,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Timetable {
  return {
    documentsAvailableFrom: timetable.documentsAvailableFrom,
    documentsAvailableUntil: deadline,
    clarificationDeadline: latestBefore(deadline, periodOf(definition, 'clarificationBefore'), calendar),
    submissionDeadline: deadline,
    openingAt: deadline,
  };
}
