import { accept, type Decision, refuse, ruleBroken } from '../refusal';
import { type Instant, isBefore } from '../time/instant';
import { type Timetable } from './timetable';

/**
 * Whether a question on the tender documents comes in time. The law sets no time for questions: it is set by the tender
 * documents, here as the last instant at which an answer that may affect bids leaves the deadline where it is (ANN-06;
 * Tendering and Bidding Law art. 23). An objection to the documents is another thing (ANN-07).
 */
export function mayAskQuestion(now: Instant, { clarificationDeadline }: Timetable): Decision<void> {
  if (!isBefore(clarificationDeadline, now)) return accept(undefined);
  return refuse(
    ruleBroken(
      'ANN-06',
      'question-late',
      {
        zh: `对招标文件的疑问应在 ${clarificationDeadline} 前提出`,
        en: `questions on the tender documents were due by ${clarificationDeadline}`,
      },
      { params: { clarificationDeadline, now } },
    ),
  );
}

export interface Clarification {
  readonly now: Instant;
  readonly timetable: Timetable;
  /** Whether the answer may affect how bids are made up. */
  readonly affectsBids: boolean;
}

/**
 * Whether an answer to a question may be given to all. One that may affect bids comes at least 15 days before the deadline
 * (ANN-06; Tendering and Bidding Law art. 23, Implementing Regulations art. 21); after that it takes a change notice, which moves
 * the deadline. None comes from the deadline on.
 */
export function mayAnswerQuestion({ now, timetable, affectsBids }: Clarification): Decision<void> {
  const { clarificationDeadline, submissionDeadline } = timetable;
  if (!isBefore(now, submissionDeadline))
    return refuse(
      ruleBroken(
        'ANN-06',
        'answer-after-deadline',
        { zh: '投标截止时间已到，不能再澄清招标文件', en: 'the bid deadline has come; the documents stand' },
        { params: { submissionDeadline } },
      ),
    );
  if (affectsBids && isBefore(clarificationDeadline, now))
    return refuse(
      ruleBroken(
        'ANN-06',
        'clarification-late',
        {
          zh: '可能影响投标文件编制的澄清应以变更公告作出，并顺延投标截止时间',
          en: 'a clarification that may affect bids now takes a change notice, which moves the deadline',
        },
        { field: 'affectsBids', params: { clarificationDeadline } },
      ),
    );
  return accept(undefined);
}
