import { type Actor, type Custody } from '@mingtang/contracts';
import { type LockedProject } from '../projections/lock-project';
import { refused } from '../refusals';

/**
 * The actor's seat among the custodians that the notice published.
 * @throws {RefusedError} `not-your-custody`
 */
export function seatOf(actor: Actor, { published }: Pick<LockedProject, 'published'>): Custody['custodians'][number] {
  const seat = published.custody.custodians.find(({ id }) => id === actor.subject);
  if (!seat) throw refused('not-your-custody');
  return seat;
}
