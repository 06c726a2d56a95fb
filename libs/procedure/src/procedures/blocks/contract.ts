import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface ContractNumbers {
  /** From the notice of award to the contract, at most. */
  readonly contractWithin: LegalPeriod;
}

/** The contract is signed and published, or refused. */
export function contract({ contractWithin }: ContractNumbers): Block {
  const awarded = { in: ['awarded'], stoppedBy: [], guards: [] } as const;
  return {
    acts: {
      'refuse-contract': {
        ...awarded,
        by: ['owner', 'bidder'],
        after: ['award', 'notice-award'],
        leads: { done: 'stays' },
        rules: ['DIS-05', 'DIS-06'],
      },
      'publish-contract': {
        ...awarded,
        by: ['owner'],
        after: ['award', 'notice-award'],
        leads: { done: 'contracted' },
        owed: 'contractWithin',
        onceOrdered: true,
        rules: ['DIS-05', 'DIS-06'],
      },
    },
    periods: {
      contractWithin: {
        ...contractWithin,
        bound: 'at-most',
        from: 'notice-award',
        rules: ['DIS-05'],
        whileSuspended: 'stops',
      },
    },
    notices: [
      {
        id: 'contract-notice',
        of: 'publish-contract',
        title: { zh: '合同公告', en: 'Contract notice' },
        contents: ['title', 'winner', 'contractPrice'],
        rules: ['DIS-05'],
      },
    ],
  };
}
