import { type EnvelopeDefinition } from '../../definition/definition';
import { type GuardName } from '../../definition/guards';
import { type Stage } from '../../definition/vocabulary/stages';
import { type RuleId } from '../../rules/rules';
import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface SealedOfferNumbers {
  readonly envelopes: readonly EnvelopeDefinition[];
  /** Everywhere from the notice on, ends included: securities are held and settled there. */
  readonly throughout: readonly Stage[];
  /** Where a bid has been opened, and a security may be kept for what its bidder does. */
  readonly afterOpening: readonly Stage[];
  /** A bidder's withdrawal in time gives its security back within. */
  readonly securityReturnAfterWithdrawal: LegalPeriod;
  /** From the contract to the return of bid securities, at most. */
  readonly securityReturnAfterContract: LegalPeriod;
  /** Who may obtain the documents, where not everyone. */
  readonly registers?: GuardName;
  readonly rules: SealedOfferRules;
}

/** Under which rules offers are handed in; a regime has its own. */
export interface SealedOfferRules {
  readonly register: readonly RuleId[];
  readonly security: readonly RuleId[];
  readonly securityReturn: readonly RuleId[];
  readonly securityKept: readonly RuleId[];
  readonly afterWithdrawal: readonly RuleId[];
  readonly afterContract: readonly RuleId[];
}

/** Of the Tendering and Bidding Law. */
export const TENDER_OFFERS: SealedOfferRules = {
  register: ['ANN-03'],
  security: ['BID-01'],
  securityReturn: ['BID-03', 'DIS-05', 'ANN-11'],
  securityKept: ['BID-05', 'DIS-05', 'DIS-06'],
  afterWithdrawal: ['BID-03'],
  afterContract: ['DIS-05'],
};

/** Documents are obtained, securities paid, sealed bids handed in until the deadline. */
export function sealedOffers(numbers: SealedOfferNumbers): Block {
  const { registers, rules } = numbers;
  const whileOpen = { in: ['published'], leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  const throughout = { in: numbers.throughout, leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  return {
    acts: {
      register: {
        ...whileOpen,
        by: ['bidder'],
        within: 'documentsAvailable',
        guards: registers ? [registers] : [],
        rules: rules.register,
      },
      'record-security': {
        ...throughout,
        by: ['operator', 'platform'],
        within: 'submission',
        rules: rules.security,
      },
      'return-security': { ...throughout, by: ['operator', 'platform'], rules: rules.securityReturn },
      'forfeit-security': {
        ...throughout,
        in: numbers.afterOpening,
        by: ['owner'],
        rules: rules.securityKept,
      },
      'announce-arrival': { ...whileOpen, by: ['bidder'], rules: ['BID-02'] },
      'submit-bid': { ...whileOpen, by: ['bidder'], within: 'submission', rules: ['BID-02', 'BID-04'] },
      'replace-bid': { ...whileOpen, by: ['bidder'], within: 'submission', rules: ['BID-03', 'BID-04'] },
      'withdraw-bid': { ...whileOpen, by: ['bidder'], within: 'submission', rules: ['BID-03'] },
      'refuse-bid': { ...throughout, by: ['platform'], rules: ['BID-02', 'BID-04'] },
    },
    periods: {
      securityReturnAfterWithdrawal: {
        ...numbers.securityReturnAfterWithdrawal,
        bound: 'at-most',
        from: 'withdraw-bid',
        rules: rules.afterWithdrawal,
        whileSuspended: 'runs',
      },
      securityReturnAfterContract: {
        ...numbers.securityReturnAfterContract,
        bound: 'at-most',
        from: 'publish-contract',
        rules: rules.afterContract,
        whileSuspended: 'runs',
      },
    },
    envelopes: numbers.envelopes,
  };
}
