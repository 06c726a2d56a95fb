import { periodEnd } from '@mingtang/procedure/procedures';
import { type Case } from '@mingtang/service-kit';

/**
 * The first instant at which a member that has not signed counts as consenting (EVA-07).
 * @returns undefined while the evaluation has never been complete
 */
export function signingDue({ law, stand }: Pick<Case, 'law' | 'stand'>): string | undefined {
  return periodEnd(law, stand, 'reportSigning');
}
