import { type Opening, openingIn } from '@mingtang/procedure/bidding';
import { type ActId } from '@mingtang/procedure/procedures';
import { type Case, type CaseRef } from '@mingtang/service-kit';

/** An opening of a lot, by the act that began it. */
export interface OpeningRef extends CaseRef {
  readonly begunBy: ActId;
}

/** The opening that goes on in a lot; undefined where none does. */
export function openingUnderWay({ law, stand }: Pick<Case, 'law' | 'stand'>): Opening | undefined {
  return openingIn(law.definition, stand.stage);
}

/**
 * The opening in which an act of an opening is done.
 * @throws RangeError of a lot that is not being opened: a fault of the definition, which allows the act there
 */
export function openingNow(of: Case): Opening {
  const { project, lot, stand } = of;
  const opening = openingUnderWay(of);
  if (!opening) throw new RangeError(`lot ${lot} of project ${project} is in ${stand.stage}, where nothing is opened`);
  return opening;
}

/** What names the opening in which an act of an opening is done. @throws RangeError as `openingNow` */
export function openingOf(of: Case): OpeningRef {
  const { project, lot } = of;
  return { project, lot, begunBy: openingNow(of).begunBy };
}
