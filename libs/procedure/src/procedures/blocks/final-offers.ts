import { type EnvelopeDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { type RuleId } from '../../rules/rules';
import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface FinalOfferNumbers {
  /** How long suppliers have for them, at least, where the call does not say. */
  readonly finalOffers: LegalPeriod;
  readonly leadsTo: Stage;
  readonly rules: readonly RuleId[];
}

/** What a supplier hands in before it is asked for a final offer: all but the price. */
export const FIRST_RESPONSE_ENVELOPE: EnvelopeDefinition = {
  id: 'response',
  title: { zh: '响应文件', en: 'Response' },
  holds: ['qualification', 'technical'],
  round: 1,
  openedBy: 'close-bidding',
  secretUntil: 'complete-opening',
};

/** The last offer of a supplier, sealed as the first was. */
export const FINAL_OFFER_ENVELOPE: EnvelopeDefinition = {
  id: 'final-offer',
  title: { zh: '最后报价', en: 'Final offer' },
  holds: ['offer'],
  round: 2,
  openedBy: 'close-final-offers',
  secretUntil: 'complete-final-opening',
};

/** Those who passed the review hand in one last sealed offer, until the time that the call sets. */
export function finalOffers({ finalOffers, leadsTo, rules }: FinalOfferNumbers): Block {
  const byBidder = {
    by: ['bidder'],
    in: ['final-offers'],
    leads: { done: 'stays' },
    stoppedBy: [],
    guards: ['passed-technical-review'],
    rules,
  } as const;
  const byItself = { by: ['platform'], owed: 'when-possible', stoppedBy: [], guards: [], rules } as const;
  return {
    acts: {
      'submit-final-offer': { ...byBidder, within: 'finalOffers' },
      'replace-final-offer': { ...byBidder, within: 'finalOffers' },
      'leave-consultation': { ...byBidder, in: ['consulting', 'final-offers'] },
      'reach-final-deadline': {
        ...byItself,
        in: ['final-offers'],
        notBefore: 'finalOffers',
        leads: { done: 'final-offers-closed' },
      },
      'close-final-offers': {
        ...byItself,
        in: ['final-offers-closed'],
        leads: { done: 'final-opening', 'too-few': 'failed' },
        onceOrdered: true,
      },
      'complete-final-opening': { ...byItself, in: ['final-opening'], leads: { done: leadsTo } },
    },
    periods: {
      finalOffers: {
        ...finalOffers,
        bound: 'set-by-act',
        from: 'call-final-offers',
        rules,
        whileSuspended: 'stops',
      },
    },
    envelopes: [FINAL_OFFER_ENVELOPE],
  };
}
