import { bidders, custodians, OPERATORS, owners, SUPERVISORS, tell } from './audiences';
import { type Tellings } from './tellings';

/** That bidding has closed, or failed, is public at once; who bid is with the opening record (OPN-03). */
export const OPENING: Tellings = {
  'bidding.bidding-closed.v1': ({ data: { lot } }, knowledge) => [
    ...tell([...knowledge.participants, ...owners(knowledge)], { kind: 'bidding-closed', lot }),
    ...tell(custodians(knowledge), { kind: 'shares-due', lot }),
  ],
  'bidding.lot-opening-failed.v1': ({ data: { lot } }, knowledge) =>
    tell([...knowledge.participants, ...owners(knowledge), ...SUPERVISORS], { kind: 'lot-failed', lot }),
  'bidding.release-refused.v1': ({ data: { lot, custodian } }, knowledge) =>
    tell([...OPERATORS, ...SUPERVISORS, ...custodians(knowledge, [custodian])], { kind: 'release-refused', lot }),
  'bidding.opening-delayed.v1': ({ data: { lot } }, knowledge) =>
    tell([...knowledge.participants, ...owners(knowledge), ...custodians(knowledge), ...OPERATORS, ...SUPERVISORS], {
      kind: 'opening-delayed',
      lot,
    }),
  'bidding.opening-ended.v1': ({ data: { lot } }, knowledge) =>
    tell([...knowledge.participants, ...owners(knowledge), ...OPERATORS, ...SUPERVISORS], {
      kind: 'opening-ended',
      lot,
    }),
  'bidding.opening-completed.v1': ({ data: { lot } }, knowledge) => [
    ...tell(bidders(knowledge), { kind: 'lot-opened', lot }),
    ...tell(owners(knowledge), { kind: 'draw-possible', lot }),
  ],
};
