import { type EnvelopeDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
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
}

/** Documents are obtained, securities paid, sealed bids handed in until the deadline. */
export function sealedOffers(numbers: SealedOfferNumbers): Block {
  const whileOpen = { in: ['published'], leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  const throughout = { in: numbers.throughout, leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  return {
    acts: {
      register: { ...whileOpen, by: ['bidder'], within: 'documentsAvailable', rules: ['ANN-03'] },
      'record-security': { ...throughout, by: ['operator', 'platform'], rules: ['BID-01'] },
      'return-security': { ...throughout, by: ['operator', 'platform'], rules: ['BID-03', 'DIS-05', 'ANN-11'] },
      'forfeit-security': {
        ...throughout,
        in: numbers.afterOpening,
        by: ['owner'],
        rules: ['BID-05', 'DIS-05', 'DIS-06'],
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
        rules: ['BID-03'],
        whileSuspended: 'runs',
      },
      securityReturnAfterContract: {
        ...numbers.securityReturnAfterContract,
        bound: 'at-most',
        from: 'publish-contract',
        rules: ['DIS-05'],
        whileSuspended: 'runs',
      },
    },
    envelopes: numbers.envelopes,
  };
}
