import { invalidField, type Refusal, ruleBroken } from '../rules/refusal';
import { forLot, type ProjectDraftData, type Requirement, type RequirementKind } from '../tender/project-draft';
import { type Bilingual } from '../writing/text';

/** The reasons for which a bid may be rejected, and no others (EVA-05; Implementing Regulations art. 51). */
export const REJECTION_REASONS = {
  'not-signed-or-sealed': {
    zh: '未经投标单位盖章和单位负责人签字',
    en: 'not sealed by the bidder and signed by its head',
  },
  'no-consortium-agreement': { zh: '联合体没有提交共同投标协议', en: 'a consortium without its joint agreement' },
  'not-qualified': { zh: '不符合国家或者招标文件规定的资格条件', en: 'does not meet the qualifications' },
  'several-bids': { zh: '提交两个以上不同的投标文件或者报价', en: 'more than one bid or price' },
  'below-cost': { zh: '投标报价低于成本', en: 'the price is below cost' },
  'above-maximum-price': { zh: '投标报价高于最高投标限价', en: 'the price is above the maximum price' },
  'not-responsive': { zh: '没有对实质性要求和条件作出响应', en: 'does not respond to an essential requirement' },
  'no-bid-security': { zh: '没有按照招标文件要求提交投标保证金', en: 'the bid security asked was not given' },
  'unlawful-act': {
    zh: '有串通投标、弄虚作假、行贿等违法行为',
    en: 'collusion, fraud, bribery or another unlawful act',
  },
} as const satisfies Record<string, Bilingual>;
export type RejectionReason = keyof typeof REJECTION_REASONS;

/** The reasons that can be tied to each kind of requirement. */
const REASONS_OF_KIND: Readonly<Record<RequirementKind, readonly RejectionReason[]>> = {
  qualification: ['not-qualified', 'no-consortium-agreement', 'unlawful-act'],
  formal: ['not-signed-or-sealed', 'no-consortium-agreement', 'several-bids', 'no-bid-security', 'unlawful-act'],
  responsiveness: ['not-responsive', 'below-cost', 'above-maximum-price', 'no-bid-security', 'unlawful-act'],
};

/** EVA-05: the reasons of which one may reject a bid for a requirement of this kind. */
export function rejectionReasonsFor(kind: RequirementKind): readonly RejectionReason[] {
  return REASONS_OF_KIND[kind];
}

/** Ids of the requirements that every tender makes through its other terms. */
export const BID_SECURITY_REQUIREMENT = 'bid-security';
export const PRICE_REQUIREMENT = 'price';
export const TECHNICAL_THRESHOLD_REQUIREMENT = 'technical-threshold';

/** One member's finding on one bid and requirement in the preliminary review (初步评审). */
export interface ReviewFinding {
  readonly member: string;
  readonly bidId: string;
  readonly requirementId: string;
  readonly met: boolean;
  /** Where not met: the listed reason and what in the bid it rests on. */
  readonly reason?: RejectionReason;
  readonly statement?: string;
}

export interface Rejection {
  readonly requirementId: string;
  readonly reason: RejectionReason;
  /** What the members wrote, or what the platform computed. */
  readonly statements: readonly string[];
  readonly foundBy: 'committee' | 'arithmetic';
}

/**
 * The requirements on which the committee finds for a lot: those published for it, and the bid security where one is asked
 * (the committee decides on a security that had not arrived, Implementing Regulations art. 51).
 */
export function reviewRequirements(
  { requirements, bidSecurity }: Pick<ProjectDraftData, 'requirements' | 'bidSecurity'>,
  lotId: string,
): Requirement[] {
  const published = forLot(requirements, lotId);
  if (!bidSecurity || published.some(({ id }) => id === BID_SECURITY_REQUIREMENT)) return published;
  return [
    ...published,
    {
      id: BID_SECURITY_REQUIREMENT,
      kind: 'formal',
      title: '按照招标文件要求提交投标保证金 / the bid security asked is given',
    },
  ];
}

interface ReviewScope {
  readonly requirements: readonly Requirement[];
  readonly bidIds: readonly string[];
}

/** EVA-05: what is wrong with a finding: it names a published requirement and, where not met, a listed reason that fits. */
export function checkFinding(
  finding: ReviewFinding,
  { requirements, bidIds }: ReviewScope,
  field = 'finding',
): Refusal[] {
  const requirement = requirements.find(({ id }) => id === finding.requirementId);
  if (!requirement)
    return [
      ruleBroken(
        'EVA-05',
        'requirement-not-published',
        { zh: '只能依据已公布的要求评审', en: 'only published requirements count' },
        { field: `${field}.requirementId`, params: { requirement: finding.requirementId } },
      ),
    ];
  if (!bidIds.includes(finding.bidId))
    return [invalidField(`${field}.bidId`, 'bid-unknown', { zh: '没有该投标文件', en: 'there is no such bid' })];
  if (finding.met) return [];
  if (
    finding.reason !== undefined &&
    REASONS_OF_KIND[requirement.kind].includes(finding.reason) &&
    finding.statement?.trim()
  )
    return [];
  return [
    ruleBroken(
      'EVA-05',
      'rejection-without-listed-reason',
      {
        zh: '否决投标应当选择与该项要求对应的法定情形并说明依据',
        en: 'a rejection names a listed reason that fits the requirement and what it rests on',
      },
      {
        field: `${field}.reason`,
        params: { requirement: requirement.id, allowed: REASONS_OF_KIND[requirement.kind].join(' ') },
      },
    ),
  ];
}

/** What is wrong with all findings of a lot together: each member finds exactly once on each bid and requirement. */
export function checkReview(
  findings: readonly ReviewFinding[],
  scope: ReviewScope & { readonly members: readonly string[] },
): Refusal[] {
  const refusals = findings.flatMap((finding, at) => checkFinding(finding, scope, `findings[${at}]`));
  const counted = new Map<string, number>();
  for (const finding of findings) counted.set(keyOf(finding), (counted.get(keyOf(finding)) ?? 0) + 1);
  for (const member of scope.members)
    for (const bidId of scope.bidIds)
      for (const { id: requirementId } of scope.requirements) {
        const count = counted.get(keyOf({ member, bidId, requirementId })) ?? 0;
        if (count !== 1) refusals.push(notOnce(count, { member, bidId, requirementId }));
      }
  const strangers = findings.filter(({ member }) => !scope.members.includes(member));
  return [...refusals, ...strangers.map(({ member }) => notMember(member))];
}

/**
 * What the committee rejects a bid for: each requirement that more than half of the members find not met. The reason is the
 * one that most of them gave, and of equals the one that stands first in the law's list.
 */
export function committeeRejections(
  bidId: string,
  findings: readonly ReviewFinding[],
  { requirements, members }: { readonly requirements: readonly Requirement[]; readonly members: readonly string[] },
): Rejection[] {
  return requirements.flatMap(({ id }) => {
    const against = findings.filter(
      (finding) =>
        finding.bidId === bidId && finding.requirementId === id && !finding.met && members.includes(finding.member),
    );
    if (against.length * 2 <= members.length) return [];
    const statements = against.flatMap(({ statement }) => (statement ? [statement] : []));
    return [{ requirementId: id, reason: prevailingReason(against), statements, foundBy: 'committee' as const }];
  });
}

function prevailingReason(against: readonly ReviewFinding[]): RejectionReason {
  const votes = (reason: RejectionReason) => against.filter((finding) => finding.reason === reason).length;
  const listed = Object.keys(REJECTION_REASONS) as RejectionReason[];
  return listed.reduce((best, reason) => (votes(reason) > votes(best) ? reason : best));
}

function keyOf({ member, bidId, requirementId }: Pick<ReviewFinding, 'member' | 'bidId' | 'requirementId'>): string {
  return JSON.stringify([member, bidId, requirementId]);
}

function notOnce(count: number, at: Pick<ReviewFinding, 'member' | 'bidId' | 'requirementId'>): Refusal {
  return {
    kind: 'conflict',
    code: count === 0 ? 'finding-missing' : 'finding-twice',
    rule: 'EVA-04',
    message: {
      zh: '每名成员应对每份投标文件的每项要求评审一次',
      en: 'each member finds once on each bid and requirement',
    },
    params: { ...at },
  };
}

export function notMember(member: string): Refusal {
  return {
    kind: 'forbidden',
    code: 'not-a-committee-member',
    rule: 'EVA-03',
    message: { zh: '不是评标委员会成员，其评审无效', en: 'not a member of the committee; the findings are void' },
    params: { member },
  };
}
