import { isSameOrganisation, type OrganisationRef } from '../organisation/organisation';
import { type Bilingual } from '../writing/text';

/** Why someone may not sit on a committee (EVA-03; Tendering and Bidding Law art. 37). */
export const EXCLUSION_REASONS = {
  'works-for-bidder': { zh: '在投标人单位任职', en: 'works for a bidder' },
  'works-for-tenderer': { zh: '在招标人或者代理机构任职', en: 'works for the tenderer or its agency' },
  'declared-interest': { zh: '申报与投标人有利害关系', en: 'has declared an interest' },
  'found-interest': { zh: '被认定与投标人有利害关系', en: 'has been found to have an interest' },
  unavailable: { zh: '无法参加评标', en: 'cannot attend' },
} as const satisfies Record<string, Bilingual>;
export type ExclusionReason = keyof typeof EXCLUSION_REASONS;

export interface Exclusion {
  readonly id: string;
  readonly reason: ExclusionReason;
}

export interface PossibleMember {
  readonly id: string;
  /** Where the person works. */
  readonly organisation?: Pick<OrganisationRef, 'scheme' | 'id'>;
  readonly declaredInterest?: boolean;
}

export interface Interests {
  readonly procuringEntity: Pick<OrganisationRef, 'scheme' | 'id'>;
  readonly agency?: Pick<OrganisationRef, 'scheme' | 'id'>;
  readonly bidders: readonly Pick<OrganisationRef, 'scheme' | 'id'>[];
}

/**
 * EVA-03: the reason that keeps a person off the committee of a lot, if there is one. Work for the tenderer comes last, for it
 * alone keeps off no representative of the tenderer.
 */
export function exclusionOf(person: PossibleMember, interests: Interests): ExclusionReason | undefined {
  const { organisation, declaredInterest } = person;
  const { procuringEntity, agency, bidders } = interests;
  const worksFor = (employer: Interests['procuringEntity']) =>
    organisation !== undefined && isSameOrganisation(employer, organisation);
  if (bidders.some(worksFor)) return 'works-for-bidder';
  if (declaredInterest) return 'declared-interest';
  return worksFor(procuringEntity) || (agency && worksFor(agency)) ? 'works-for-tenderer' : undefined;
}

/** Everyone of a pool who may not be drawn, each with the reason. */
export function exclusionsOf(pool: readonly PossibleMember[], interests: Interests): Exclusion[] {
  return pool.flatMap((person) => {
    const reason = exclusionOf(person, interests);
    return reason ? [{ id: person.id, reason }] : [];
  });
}

/**
 * What a member is asked whether it has (EVA-03): interests that forbid to sit (Interim Provisions on Evaluation Committees and
 * Methods, 评标委员会和评标方法暂行规定, art. 12; Tendering and Bidding Law art. 37).
 */
export const FORBIDDING_INTERESTS: readonly Bilingual[] = [
  { zh: '在投标人单位任职，或者有其他利害关系', en: 'you work for a bidder or have another interest in one' },
  {
    zh: '是投标人或者投标人主要负责人的近亲属',
    en: 'you are a close relative of a bidder or of one of its principals',
  },
  {
    zh: '是项目主管部门或者行政监督部门的人员',
    en: 'you serve the authority in charge of the project or its supervision',
  },
  {
    zh: '与投标人有经济利益关系，可能影响对投标公正评审',
    en: 'you have an economic interest in a bidder that may bias your judgement',
  },
  {
    zh: '曾因招标、评标等招标投标活动中的违法行为受过行政处罚或者刑事处罚',
    en: 'you have been punished for breaking the law in tendering or evaluation',
  },
];
