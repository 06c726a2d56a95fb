import { type OrganisationRef } from '../organisation/organisation';
import { type Bilingual } from '../writing/text';

/** On what grounds suppliers may be invited in place of a notice to all (Implementing Regulations art. 8). */
export const INVITATION_GROUNDS = {
  'few-able': {
    zh: '技术复杂、有特殊要求或者受自然环境限制，只有少量潜在投标人可供选择',
    en: 'the work is complex, has special needs or is bound by its natural surroundings, and only few could do it',
  },
  'costs-too-much': {
    zh: '采用公开招标方式的费用占项目合同金额的比例过大',
    en: 'an open tender would cost too large a part of the contract',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type InvitationGround = keyof typeof INVITATION_GROUNDS;

/** Why a tender is by invitation, who approved that, and who is invited with its notice. Who that is and how many is secret until the opening. */
export interface Invitation {
  /** `text` says how it holds for this project. */
  readonly ground?: { readonly kind: InvitationGround; readonly text: string };
  /** Who approved or determined it, and the number of that paper. */
  readonly approval?: { readonly by: string; readonly number: string };
  readonly invited: readonly OrganisationRef[];
}
