import { bidders, owners, SUPERVISORS, tell } from './audiences';
import { nowPossible } from './dues';
import { type Tellings } from './tellings';

/** From the publication of candidates on all is public but who objects and why, which the objector and the owner know. */
export const RESULT: Tellings = {
  'disclosure.candidates-published.v1': ({ data: { lot, objectionsUntil } }, knowledge) =>
    tell(bidders(knowledge), {
      kind: 'candidates-published',
      lot,
      dueAt: objectionsUntil,
    }),
  'disclosure.result-published.v1': ({ data: { lot, challengesUntil } }, knowledge) =>
    tell(bidders(knowledge), { kind: 'result-published', lot, dueAt: challengesUntil }),
  'disclosure.challenge-filed.v1': ({ data: { lot, answerDue } }, knowledge) => [
    ...tell(owners(knowledge), { kind: 'challenge-filed', lot, dueAt: answerDue }),
    ...tell(SUPERVISORS, { kind: 'challenge-filed', lot }),
  ],
  'disclosure.challenge-answered.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...SUPERVISORS], { kind: 'challenge-answered', lot }),
  'disclosure.objection-filed.v1': ({ data: { lot, answerDue } }, knowledge) => [
    ...tell(owners(knowledge), {
      kind: 'objection-filed',
      lot,
      dueAt: answerDue,
    }),
    ...tell(SUPERVISORS, { kind: 'objection-filed', lot }),
  ],
  'disclosure.objection-answered.v1': ({ data: { lot, answeredAt } }, knowledge) => [
    ...tell([...bidders(knowledge), ...SUPERVISORS], { kind: 'objection-answered', lot }),
    ...nowPossible(answeredAt, knowledge),
  ],
  'disclosure.objection-decided.v1': ({ data: { lot, decidedAt } }, knowledge) => [
    ...tell([...bidders(knowledge), ...SUPERVISORS], { kind: 'objection-decided', lot }),
    ...nowPossible(decidedAt, knowledge),
  ],
  'disclosure.award-determined.v1': ({ data: { lot } }, knowledge) =>
    tell(bidders(knowledge), { kind: 'award-determined', lot }),
  'disclosure.award-voided.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...owners(knowledge), ...SUPERVISORS], { kind: 'award-voided', lot }),
  'disclosure.contract-refused.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...owners(knowledge), ...SUPERVISORS], { kind: 'contract-refused', lot }),
  'disclosure.lot-failed.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...owners(knowledge), ...SUPERVISORS], { kind: 'lot-declared-failed', lot }),
  'disclosure.award-noticed.v1': ({ data: { lot, winner, notified, contractDue } }, knowledge) => {
    const contract = { kind: 'contract-due', lot, dueAt: contractDue } as const;
    return [
      ...tell(
        notified.map((key) => `bidder:${key}` as const),
        { kind: 'award-noticed', lot },
      ),
      ...tell([`bidder:${winner}`, ...owners(knowledge)], contract),
    ];
  },
  'disclosure.contract-published.v1': ({ data: { lot } }, knowledge) =>
    tell(bidders(knowledge), { kind: 'contract-published', lot }),
};
