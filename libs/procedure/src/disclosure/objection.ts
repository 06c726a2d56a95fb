import { periodOf } from '../definition/parts';
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
  const refusals: Refusal[] = interested ? [] : [withoutInterest];
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

/** DIS-02: of an objection what remains where a case allows one: who objects bid for the lot or shows another interest in it. */
export function mayConcern(interested: boolean): Decision<void> {
  return interested ? accept(undefined) : refuse(withoutInterest);
}

const withoutInterest: Refusal = {
  kind: 'forbidden',
  code: 'objector-without-interest',
  rule: 'DIS-02',
  message: { zh: '仅投标人或者其他利害关系人可以提出异议', en: 'only a bidder or another with an interest may object' },
};

/** DIS-02: until when (exclusive) an objection must be answered. */
export function objectionAnswerDue(filedAt: Instant, definition: ProcedureDefinition, calendar: Calendar): Instant {
  return endOfPeriod(filedAt, periodOf(definition, 'objectionAnswer'), calendar);
}
