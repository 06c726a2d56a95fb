import { type Interests } from '@mingtang/procedure/evaluation';
import { type OpenedLot } from '../lot/opened-lot';
import { openedBids } from '../lot/opened-bids';
import { type CommitteeMember } from './committee-member.entity';

/** With whom a member of the committee of a lot may have nothing to do (EVA-03). */
export function interestsOf({ project, evaluation }: OpenedLot): Interests {
  const { procuringEntity, agency } = project.published;
  return {
    procuringEntity,
    ...(agency && { agency }),
    bidders: openedBids(evaluation.opening).map(({ bidder }) => bidder),
  };
}

/** A member as `checkCommittee` looks at it: by account, so that nobody sits twice. */
export function asPossibleMember({
  subject,
  kind,
  organisation,
}: Pick<CommitteeMember, 'subject' | 'kind' | 'organisation'>) {
  return { id: subject, kind, ...(organisation && { organisation }) };
}
