import { bidders, custodians, members, OPERATORS, owners, SUPERVISORS, tell } from './audiences';
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
  'bidding.price-opening-completed.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...owners(knowledge)], { kind: 'prices-opened', lot }),
  // Who makes a final offer, or leaves, is told to itself alone until they are opened (GP-10).
  'bidding.final-offer-submitted.v1': ({ data: { lot }, addressees }) =>
    tell(addressees, { kind: 'final-offer-recorded', lot }),
  'bidding.final-offer-replaced.v1': ({ data: { lot }, addressees }) =>
    tell(addressees, { kind: 'final-offer-recorded', lot }),
  'bidding.consultation-left.v1': ({ data: { lot }, addressees }) =>
    tell(addressees, { kind: 'consultation-left', lot }),
  'bidding.final-offers-closed.v1': ({ data: { lot } }, knowledge) => [
    ...tell(owners(knowledge), { kind: 'final-offers-closed', lot }),
    ...tell(custodians(knowledge), { kind: 'shares-due', lot }),
  ],
  'bidding.final-offers-failed.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...owners(knowledge), ...SUPERVISORS], { kind: 'lot-failed', lot }),
  'bidding.final-opening-completed.v1': ({ data: { lot } }, knowledge) => [
    ...tell([...bidders(knowledge), ...owners(knowledge)], { kind: 'final-offers-opened', lot }),
    ...tell(members(knowledge), { kind: 'scores-due', lot }),
  ],
};
