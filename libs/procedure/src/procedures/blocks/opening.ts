import { type ActId } from '../../definition/vocabulary/acts';
import { type Stage } from '../../definition/vocabulary/stages';
import { type RuleId } from '../../rules/rules';
import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface OpeningNumbers {
  /** How long a bidder may open a bid itself that the custodians could not open. */
  readonly selfOpening: LegalPeriod;
  /** Where shares that come late are still taken, to judge whose fault it was. */
  readonly lateShares: readonly Stage[];
  readonly leadsTo: Stage;
  /** Where envelopes of another round, or such as are opened later, are opened in the same way; and the acts with which their opening begins. */
  readonly again?: { readonly in: Stage; readonly from: ActId };
  /** With too few offers none is opened. */
  readonly tooFew: readonly RuleId[];
}

/** The deadline, the closing list, the shares of the custodians and the opening itself. */
export function opening({ selfOpening, lateShares, leadsTo, again, tooFew }: OpeningNumbers): Block {
  const openings: readonly Stage[] = ['opening', ...(again ? [again.in] : [])];
  const underWay = { in: openings, leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  return {
    acts: {
      'reach-deadline': {
        by: ['platform'],
        in: ['published'],
        notBefore: 'submission',
        leads: { done: 'bidding-closed' },
        owed: 'when-possible',
        stoppedBy: [],
        guards: [],
        rules: ['OPN-01'],
      },
      'close-bidding': {
        by: ['platform'],
        in: ['bidding-closed'],
        leads: { done: 'opening', 'too-few': 'failed' },
        owed: 'when-possible',
        onceOrdered: true,
        stoppedBy: [],
        guards: [],
        rules: ['OPN-01', ...tooFew],
      },
      'release-shares': {
        ...underWay,
        in: [...openings, ...lateShares.filter((stage) => !openings.includes(stage))],
        by: ['custodian'],
        owed: 'when-possible',
        owedIn: openings,
        rules: ['OPN-03'],
      },
      'refuse-release': { ...underWay, by: ['custodian'], rules: ['OPN-04'] },
      'delay-opening': { ...underWay, by: ['platform'], notBefore: 'selfOpening', rules: ['OPN-04'] },
      'end-opening': { ...underWay, by: ['owner'], notBefore: 'selfOpening', rules: ['OPN-04'] },
      'open-bid': { ...underWay, by: ['platform', 'bidder'], rules: ['OPN-01', 'OPN-03'] },
      'leave-unopened': { ...underWay, by: ['platform'], rules: ['OPN-04'] },
      'complete-opening': {
        ...underWay,
        by: ['platform'],
        in: ['opening'],
        leads: { done: leadsTo },
        owed: 'when-possible',
        rules: ['OPN-03'],
      },
    },
    periods: {
      selfOpening: {
        ...selfOpening,
        bound: 'set-by-documents',
        from: again ? ['close-bidding', again.from] : 'close-bidding',
        rules: ['OPN-04'],
        whileSuspended: 'stops',
      },
    },
  };
}
