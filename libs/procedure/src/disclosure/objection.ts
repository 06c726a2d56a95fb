import { periodOf } from '../definition/parts';
import { RELIEFS, type ReliefId } from '../definition/vocabulary/reliefs';
import { type RuleId } from '../rules/rules';
import { type ProcedureDefinition } from '../definition/definition';
import { accept, type Decision, refuse, type Refusal } from '../rules/refusal';
import { type Calendar, endOfPeriod } from '../time/calendar';
import { type Instant } from '../time/instant';

/**
 * Whether who raises an objection (DIS-02; Implementing Regulations art. 54) or a challenge (GP-08) bid for the lot or shows another interest in it.
 * @param rule under which it is raised
 */
export function checkInterest(interested: boolean, relief: ReliefId, rule?: RuleId): Decision<void> {
  return interested ? accept(undefined) : refuse(withoutInterest(relief, rule));
}

function withoutInterest(relief: ReliefId, rule?: RuleId): Refusal {
  const { zh, en } = RELIEFS[relief];
  return {
    kind: 'forbidden',
    code: 'objector-without-interest',
    ...(rule && { rule }),
    message: {
      zh: `仅参加人或者其他利害关系人可以提出${zh}`,
      en: `only a bidder or another with an interest may raise this ${en}`,
    },
  };
}

/** DIS-02: until when (exclusive) an objection must be answered. */
export function objectionAnswerDue(filedAt: Instant, definition: ProcedureDefinition, calendar: Calendar): Instant {
  return endOfPeriod(filedAt, periodOf(definition, 'objectionAnswer'), calendar);
}
