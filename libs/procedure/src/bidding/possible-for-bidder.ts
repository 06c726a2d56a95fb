import { type CaseLaw } from '../definition/law';
import { may } from '../definition/may';
import { periodEnd } from '../definition/period-end';
import { type Stand } from '../definition/stand';
import { type ActId } from '../definition/vocabulary/acts';
import { type Instant } from '../time/instant';
import { OFFER_ROUNDS } from './offer-rounds';

/** What a bidder that obtained the documents has in a case. */
export interface OwnOffer {
  readonly state: 'submitted' | 'withdrawn' | 'left';
  /** The round of the version in force. */
  readonly round: number;
  /** Whether the review found that it goes on to the next round. */
  readonly passed: boolean;
}

/** What somebody may do now, and the first instant at which it would be late. */
export interface PossibleAct {
  readonly act: ActId;
  readonly until?: Instant;
}

/**
 * What a bidder that obtained the documents may do in a case now, in the order of its procedure: as the gate says, and as what it has handed in asks for.
 * @param own nothing where it has handed in nothing
 * @param now UTC instant
 */
export function possibleForBidder(
  law: CaseLaw,
  stand: Stand,
  own: OwnOffer | undefined,
  now: Instant,
): readonly PossibleAct[] {
  const facts = { 'passed-technical-review': { passed: own?.passed === true }, invited: { invited: true } };
  const allowed = (act: ActId) =>
    (['bidder', 'interested'] as const).some((by) => may(law, stand, act, { by, at: now, facts }).ok);
  const acts = (Object.keys(law.definition.acts) as ActId[]).filter((act) => asksFor(act, own) && allowed(act));
  return acts.map((act) => {
    const within = law.definition.acts[act]?.within;
    const until = within && periodEnd(law, stand, within);
    return { act, ...(until !== undefined && { until }) };
  });
}

/** Acts of a bidder that its program does, that are done already, or of which something else says whether they are its own. */
const ASIDE: readonly ActId[] = ['register', 'announce-arrival', 'open-bid', 'refuse-contract'];

/** Whether an act makes sense to a bidder by what it has handed in. */
function asksFor(act: ActId, own: OwnOffer | undefined): boolean {
  if (ASIDE.includes(act)) return false;
  const stands = own?.state === 'submitted' ? own.round : 0;
  const round = OFFER_ROUNDS.find(({ submit, replace }) => submit === act || replace === act);
  if (round) return round.submit === act ? stands === round.round - 1 : stands === round.round;
  return act === 'withdraw-bid' || act === 'leave-consultation' ? stands === 1 : true;
}
