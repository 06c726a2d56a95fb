import { type ProcedureDefinition } from '../definition/definition';
import { firstRule, periodOf } from '../definition/parts';
import { accept, type Decision, refuse, ruleBroken } from '../rules/refusal';
import { type Instant, isBefore } from '../time/instant';

export interface Clarification {
  readonly now: Instant;
  /** The first instant at which an answer that may affect bids would move the deadline. */
  readonly late: Instant;
  /** Whether the answer may affect how bids are made up. */
  readonly affectsBids: boolean;
}

/**
 * What an answer to a question may say to all. One that may affect bids comes at least 15 days before the deadline
 * (ANN-06; Tendering and Bidding Law art. 23, Implementing Regulations art. 21); after that it takes a change notice, which moves
 * the deadline. Until when questions are asked, and any answered, the procedure's periods say; an objection to the documents is another
 * thing (ANN-07).
 */
export function checkAnswer(
  { now, late, affectsBids }: Clarification,
  definition: ProcedureDefinition,
): Decision<void> {
  if (affectsBids && !isBefore(now, late))
    return refuse(
      ruleBroken(
        firstRule(periodOf(definition, 'clarificationBefore')),
        'clarification-late',
        {
          zh: '可能影响投标文件编制的澄清应以变更公告作出，并顺延投标截止时间',
          en: 'a clarification that may affect bids now takes a change notice, which moves the deadline',
        },
        { field: 'affectsBids', params: { late } },
      ),
    );
  return accept(undefined);
}
