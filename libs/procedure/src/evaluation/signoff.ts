import { periodOf } from '../definition/parts';
import { accept, type Decision, refuse, ruleBroken } from '../rules/refusal';
import { type Calendar, endOfPeriod } from '../time/calendar';
import { type ProcedureDefinition } from '../definition/definition';
import { type Instant, isBefore } from '../time/instant';

/** A member's word on the report: agreement, dissent in writing, or a refusal to sign without writing why. */
export interface Signature {
  readonly member: string;
  readonly position: 'signed' | 'dissented' | 'refused';
  /** The dissent, in the member's words. */
  readonly dissent?: string;
}

export interface MemberPosition {
  readonly member: string;
  readonly position: 'signed' | 'dissented' | 'deemed-consent' | 'pending';
  readonly dissent?: string;
}

/** EVA-07: until when (exclusive) a member may sign a report completed at `completedAt`, or dissent in writing. */
export function signingDue(completedAt: Instant, definition: ProcedureDefinition, calendar: Calendar): Instant {
  return endOfPeriod(completedAt, periodOf(definition, 'reportSigning'), calendar);
}

/** Whether a member's word on the report is taken: once, and a dissent with its reason. */
export function checkSignature(
  { member, position, dissent }: Signature,
  signatures: readonly Signature[],
): Decision<void> {
  if (signatures.some((earlier) => earlier.member === member && earlier.position !== 'refused'))
    return refuse({
      kind: 'conflict',
      code: 'report-already-signed',
      rule: 'EVA-07',
      message: { zh: '已对评标报告表明意见', en: 'this member has signed or dissented already' },
    });
  if (position === 'dissented' && !dissent?.trim())
    return refuse(
      ruleBroken(
        'EVA-07',
        'dissent-without-reason',
        { zh: '不同意见应当书面说明理由', en: 'a dissent says why, in writing' },
        { field: 'dissent' },
      ),
    );
  return accept(undefined);
}

/**
 * EVA-07: where a report stands (Implementing Regulations art. 53). It is complete when every member has signed or
 * dissented; who has done neither by `due`, or refused without writing why, then counts as consenting.
 */
export function concludeSignoff({
  members,
  signatures,
  now,
  due,
}: {
  readonly members: readonly string[];
  readonly signatures: readonly Signature[];
  readonly now: Instant;
  readonly due: Instant;
}): { readonly complete: boolean; readonly positions: readonly MemberPosition[] } {
  const over = !isBefore(now, due);
  const positions = members.map((member): MemberPosition => {
    const word = signatures.find((signature) => signature.member === member && signature.position !== 'refused');
    if (word?.position === 'signed') return { member, position: 'signed' };
    if (word?.position === 'dissented') return { member, position: 'dissented', dissent: word.dissent ?? '' };
    return { member, position: over ? 'deemed-consent' : 'pending' };
  });
  return { complete: positions.every(({ position }) => position !== 'pending'), positions };
}
