import { isSameOrganisation, type OrganisationRef } from '../organisation/organisation';
import { type Refusal, ruleBroken } from '../rules/refusal';

type Employer = Pick<OrganisationRef, 'scheme' | 'id'>;

/** What is known of an account that the tenderer names as its representative on a committee. */
export interface NamedRepresentative {
  /** For whom it works, by its own word when it signed in; undefined where no such account has offered itself as representative. */
  readonly employer?: Employer;
  /** It acts for that organisation as tenderer or agency. */
  readonly actsForTenderer: boolean;
  /** Where it works by its entry in the pool of experts; undefined without one. */
  readonly expertOf?: Employer | null;
}

export interface Appointing {
  readonly procuringEntity: Employer;
  readonly agency?: Employer;
}

/**
 * EVA-01: a representative is of the tenderer or its agency (Tendering and Bidding Law art. 37), and somebody who can take the seat: an
 * account that has offered itself, acts for one of them, and is no expert of another house.
 */
export function checkRepresentative(
  { employer, actsForTenderer, expertOf }: NamedRepresentative,
  { procuringEntity, agency }: Appointing,
  field: string,
): Refusal[] {
  const broken = (code: string, zh: string, en: string): Refusal[] => [
    ruleBroken('EVA-01', code, { zh, en }, { field }),
  ];
  if (!employer)
    return broken(
      'representative-unknown',
      '该账号未登记为招标人代表：请本人登录后先行登记',
      'no such account has offered itself as representative: have it sign in and do so first',
    );
  const own = [procuringEntity, ...(agency ? [agency] : [])];
  if (!actsForTenderer || !own.some((party) => isSameOrganisation(party, employer)))
    return broken(
      'representative-foreign',
      '招标人代表应为招标人或者其代理机构的人员',
      'a representative of the tenderer works for the tenderer or its agency',
    );
  if (expertOf !== undefined && (expertOf === null || !isSameOrganisation(expertOf, employer)))
    return broken(
      'representative-expert-of-another',
      '该账号是其他单位的评标专家，不能作为招标人代表',
      'the account is an expert of the pool who works elsewhere, and so no representative of the tenderer',
    );
  return [];
}
