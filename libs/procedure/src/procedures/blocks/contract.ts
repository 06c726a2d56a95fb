import { type RuleId } from '../../rules/rules';
import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface ContractNumbers {
  /** From the notice of award to the contract, at most. */
  readonly contractWithin: LegalPeriod;
  readonly rules: ContractRules;
}

/** Under which rules the contract is signed; a regime has its own. */
export interface ContractRules {
  readonly contract: readonly RuleId[];
  readonly performanceSecurity: readonly RuleId[];
  /** By which the owner may begin anew instead of taking the next candidate. */
  readonly failed: readonly RuleId[];
}

/** Of the Tendering and Bidding Law. */
export const TENDER_CONTRACT: ContractRules = {
  contract: ['DIS-05'],
  performanceSecurity: ['DIS-06'],
  failed: ['DIS-03'],
};

/** The contract is signed and published; or refused, and then the next candidate wins or the owner lets the lot fail, to begin anew. */
export function contract({ contractWithin, rules }: ContractNumbers): Block {
  const all = [...rules.contract, ...rules.performanceSecurity];
  const awarded = { in: ['awarded'], stoppedBy: [], guards: [] } as const;
  return {
    acts: {
      'refuse-contract': {
        ...awarded,
        by: ['owner', 'bidder'],
        after: ['award', 'notice-award'],
        leads: { done: 'stays' },
        rules: all,
      },
      'declare-failed': {
        ...awarded,
        by: ['owner'],
        after: ['award', 'refuse-contract'],
        leads: { done: 'failed' },
        onceOrdered: true,
        rules: rules.failed,
      },
      'publish-contract': {
        ...awarded,
        by: ['owner'],
        after: ['award', 'notice-award'],
        leads: { done: 'contracted' },
        owed: 'contractWithin',
        onceOrdered: true,
        rules: all,
      },
    },
    periods: {
      contractWithin: {
        ...contractWithin,
        bound: 'at-most',
        from: 'notice-award',
        rules: rules.contract,
        whileSuspended: 'stops',
      },
    },
    notices: [
      {
        id: 'contract-notice',
        of: 'publish-contract',
        title: { zh: '合同公告', en: 'Contract notice' },
        contents: ['title', 'winner', 'contractPrice'],
        rules: rules.contract,
      },
    ],
  };
}
