import { type Actor, type Custody } from '@mingtang/contracts';
import { type TradedProject } from '@mingtang/service-kit';
import { refused } from '../refusals';

/**
 * The actor's seat among the custodians that the notice published.
 * @throws {RefusedError} `not-your-custody`
 */
export function seatOf(actor: Actor, { published }: Pick<TradedProject, 'published'>): Custody['custodians'][number] {
  const seat = published.custody.custodians.find(({ id }) => id === actor.subject);
  if (!seat) throw refused('not-your-custody');
  return seat;
}
