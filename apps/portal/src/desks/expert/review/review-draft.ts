import { BID_SECURITY_REQUIREMENT, type RejectionReason, rejectionReasonsFor } from '@mingtang/procedure/evaluation';
import { type Requirement } from '@mingtang/procedure/tender';

/** A finding as far as it is written. */
export interface DraftFinding {
  readonly met?: boolean;
  readonly reason?: RejectionReason;
  readonly statement?: string;
}

/** What a member has found so far, by bid and requirement. */
export interface ReviewDraft {
  readonly findings: Readonly<Record<string, Readonly<Record<string, DraftFinding>>>>;
  /** Why what is left plainly lacks competition (EVA-10), where the member finds so. */
  readonly lackOfCompetition?: string;
}

export const EMPTY_REVIEW: ReviewDraft = { findings: {} };

interface Scope {
  readonly bids: readonly { readonly bid: string }[];
  readonly requirements: readonly Requirement[];
}

export function findingIn({ findings }: ReviewDraft, bid: string, requirement: string): DraftFinding {
  return findings[bid]?.[requirement] ?? {};
}

/** The draft with one finding changed; a requirement that is met needs no reason, and keeps none. */
export function withFinding(draft: ReviewDraft, bid: string, requirement: string, change: DraftFinding): ReviewDraft {
  const finding = { ...findingIn(draft, bid, requirement), ...change };
  return {
    ...draft,
    findings: {
      ...draft.findings,
      [bid]: { ...draft.findings[bid], [requirement]: finding.met ? { met: true } : finding },
    },
  };
}

/** Whether nothing is missing from a finding: a verdict, and for a rejection a reason that fits and what it rests on (EVA-05). */
export function isFound({ met, reason, statement }: DraftFinding, { kind }: Pick<Requirement, 'kind'>): boolean {
  if (met !== false) return met === true;
  return reason !== undefined && rejectionReasonsFor(kind).includes(reason) && (statement ?? '').trim() !== '';
}

/** How many findings on a bid are complete. */
export function foundOn(draft: ReviewDraft, bid: string, requirements: readonly Requirement[]): number {
  return requirements.filter((requirement) => isFound(findingIn(draft, bid, requirement.id), requirement)).length;
}

/** The first finding that is still to be made, by bid and then requirement. */
export function firstOpen(draft: ReviewDraft, { bids, requirements }: Scope) {
  for (const { bid } of bids)
    for (const requirement of requirements)
      if (!isFound(findingIn(draft, bid, requirement.id), requirement)) return { bid, requirement: requirement.id };
  return undefined;
}

/** Bids that this member finds against in nothing. */
export function passing(draft: ReviewDraft, { bids, requirements }: Scope): number {
  return bids.filter(({ bid }) => requirements.every(({ id }) => findingIn(draft, bid, id).met !== false)).length;
}

/** The sheet as it is handed in: exactly one finding for each bid and requirement. */
export function sheetOf(draft: ReviewDraft, { bids, requirements }: Scope) {
  const lackOfCompetition = draft.lackOfCompetition?.trim();
  return {
    findings: bids.flatMap(({ bid }) =>
      requirements.map(({ id }) => {
        const { met = false, reason, statement } = findingIn(draft, bid, id);
        return {
          bidId: bid,
          requirementId: id,
          met,
          ...(reason !== undefined && { reason }),
          ...(statement !== undefined && { statement: statement.trim() }),
        };
      }),
    ),
    ...(lackOfCompetition && { lackOfCompetition }),
  };
}

/** Whether the platform already knows something against this requirement: the bid security had not arrived (Regulations art. 51). */
export function isDoubtful(requirement: string, { securityPaid }: { readonly securityPaid: boolean }): boolean {
  return requirement === BID_SECURITY_REQUIREMENT && !securityPaid;
}
