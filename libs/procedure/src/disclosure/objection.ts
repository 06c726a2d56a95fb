import { periodOf } from '../definition/parts';
import { RELIEFS, type ReliefId } from '../definition/vocabulary/reliefs';
import { type RuleId } from '../rules';
import { type ProcedureDefinition } from '../definition/definition';
import { accept, type Decision, refuse, type Refusal, ruleBroken } from '../refusal';
import { type Calendar, endOfPeriod } from '../time/calendar';
import { type Instant, isBefore } from '../time/instant';

/** DIS-02: a bidder or another with an interest may object while candidates are published (Implementing Regulations art. 54). */
export function mayObject({
  now,
  windowEndsAt,
  interested,
}: {
  readonly now: Instant;
  /** First instant at which an objection is late. */
  readonly windowEndsAt: Instant;
  /** The objector bid for the lot or shows another interest in it. */
  readonly interested: boolean;
}): Decision<void> {
  const refusals: Refusal[] = interested ? [] : [withoutInterest('objection')];
  if (!isBefore(now, windowEndsAt))
    refusals.push(
      ruleBroken(
        'DIS-02',
        'objection-late',
        { zh: `异议应在公示期内（${windowEndsAt} 前）提出`, en: `objections were due before ${windowEndsAt}` },
        { params: { windowEndsAt, now } },
      ),
    );
  return refusals.length > 0 ? refuse(...refusals) : accept(undefined);
}

/**
 * Of an objection (DIS-02) or a challenge (GP-08) what remains where a case allows one: who raises it bid for the lot or shows another interest in it.
 * @param rule under which it is raised
 */
export function mayConcern(interested: boolean, relief: ReliefId = 'objection', rule?: RuleId): Decision<void> {
  return interested ? accept(undefined) : refuse(withoutInterest(relief, rule));
}

function withoutInterest(relief: ReliefId, rule: RuleId = 'DIS-02'): Refusal {
  const { zh, en } = RELIEFS[relief];
  return {
    kind: 'forbidden',
    code: 'objector-without-interest',
    rule,
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
