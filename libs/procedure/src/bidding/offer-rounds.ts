import { type ProcedureDefinition } from '../definition/definition';
import { type ActId } from '../definition/vocabulary/acts';
import { type PeriodId } from '../definition/vocabulary/periods';

/** A round in which sealed offers are taken: by which acts, until when, and how it is closed. */
export interface OfferRound {
  readonly round: number;
  readonly submit: ActId;
  readonly replace: ActId;
  /** The period at whose end it is too late. */
  readonly until: PeriodId;
  /** For whom that end is set: by the notice for all lots of the project, or lot by lot. */
  readonly setFor: 'project' | 'lot';
  /** The act by which that end is reached. */
  readonly reach: ActId;
  /** The act that tells the closing list. */
  readonly close: ActId;
}

/** The rounds that a procedure may have: a bid, and a final offer after consultation. */
export const OFFER_ROUNDS: readonly OfferRound[] = [
  {
    round: 1,
    submit: 'submit-bid',
    replace: 'replace-bid',
    until: 'submission',
    setFor: 'project',
    reach: 'reach-deadline',
    close: 'close-bidding',
  },
  {
    round: 2,
    submit: 'submit-final-offer',
    replace: 'replace-final-offer',
    until: 'finalOffers',
    setFor: 'lot',
    reach: 'reach-final-deadline',
    close: 'close-final-offers',
  },
];

/** The rounds of a procedure, in their order. */
export function roundsOf({ acts }: Pick<ProcedureDefinition, 'acts'>): readonly OfferRound[] {
  return OFFER_ROUNDS.filter(({ submit }) => acts[submit] !== undefined);
}

/** @throws RangeError where there is no such round */
export function roundNumbered(round: number): OfferRound {
  const found = OFFER_ROUNDS.find((one) => one.round === round);
  if (!found) throw new RangeError(`there is no round ${round}`);
  return found;
}

/** The round whose closing list that act tells; undefined of any other act. */
export function roundClosedBy(act: ActId): OfferRound | undefined {
  return OFFER_ROUNDS.find(({ close }) => close === act);
}
