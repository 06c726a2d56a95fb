import { type Instant, type ProcedureDefinition } from '@mingtang/procedure';
import { beginningOf, isPossible, type Stand } from '@mingtang/procedure/procedures';
import { bidders, owners, SUPERVISORS, tell } from './audiences';
import { type Knowledge, type KnownLot } from './knowledge';
import { type Notice } from './notice';
import { type Tellings } from './tellings';

/** From the publication of candidates on all is public but who objects and why, which the objector and the owner know. */
export const RESULT: Tellings = {
  'disclosure.candidates-published.v1': ({ data: { lot, objectionsUntil } }, knowledge) =>
    tell(bidders(knowledge), {
      kind: 'candidates-published',
      lot,
      dueAt: objectionsUntil,
      due: `objections ${lot}`,
    }),
  'disclosure.result-published.v1': ({ data: { lot, challengesUntil } }, knowledge) =>
    tell(bidders(knowledge), { kind: 'result-published', lot, dueAt: challengesUntil, due: `challenges ${lot}` }),
  'disclosure.challenge-filed.v1': ({ data: { lot, challenge, answerDue } }, knowledge) => [
    ...tell(owners(knowledge), { kind: 'challenge-filed', lot, dueAt: answerDue, due: `challenge ${challenge}` }),
    ...tell(SUPERVISORS, { kind: 'challenge-filed', lot }),
  ],
  'disclosure.challenge-answered.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...SUPERVISORS], { kind: 'challenge-answered', lot }),
  'disclosure.objection-filed.v1': ({ data: { lot, objection, answerDue } }, knowledge) => [
    ...tell(owners(knowledge), {
      kind: 'objection-filed',
      lot,
      dueAt: answerDue,
      due: `objection ${objection}`,
    }),
    ...tell(SUPERVISORS, { kind: 'objection-filed', lot }),
  ],
  'disclosure.objection-answered.v1': ({ data: { lot, answeredAt } }, knowledge) => [
    ...tell([...bidders(knowledge), ...SUPERVISORS], { kind: 'objection-answered', lot }),
    ...awardPossible(answeredAt, knowledge),
  ],
  'disclosure.objection-decided.v1': ({ data: { lot, decidedAt } }, knowledge) => [
    ...tell([...bidders(knowledge), ...SUPERVISORS], { kind: 'objection-decided', lot }),
    ...awardPossible(decidedAt, knowledge),
  ],
  // Of an award that a cancellation came before, the next event tells that it is void.
  'disclosure.award-determined.v1': ({ data: { lot } }, knowledge) =>
    knowledge.lot?.ended ? [] : tell(bidders(knowledge), { kind: 'award-determined', lot }),
  'disclosure.award-voided.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...owners(knowledge), ...SUPERVISORS], { kind: 'award-voided', lot }),
  'disclosure.contract-refused.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...owners(knowledge), ...SUPERVISORS], { kind: 'contract-refused', lot }),
  'disclosure.lot-failed.v1': ({ data: { lot } }, knowledge) =>
    tell([...bidders(knowledge), ...owners(knowledge), ...SUPERVISORS], { kind: 'lot-declared-failed', lot }),
  'disclosure.award-noticed.v1': ({ data: { lot, winner, notified, contractDue } }, knowledge) => {
    const contract = { kind: 'contract-due', lot, dueAt: contractDue, due: `contract ${lot}` } as const;
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

/** What the owner is told once nothing stands in the way of an award any more, as the procedure has it. */
export function awardPossible(now: Instant, knowledge: Knowledge): Notice[] {
  const { project, lot } = knowledge;
  if (!lot?.objectionsUntil || lot.awarded || lot.ended) return [];
  return isPossible(project, standOf(lot, lot.objectionsUntil, project.definition), 'award', now)
    ? tell(owners(knowledge), { kind: 'award-possible', lot: lot.id })
    : [];
}

/** Where a lot stands whose candidates are published: what is known of it is what can keep an award back. */
function standOf(
  { openObjections, undecidedObjections }: KnownLot,
  end: Instant,
  definition: ProcedureDefinition,
): Stand {
  const objection = { relief: 'objection', at: end } as const;
  return {
    ...beginningOf(definition),
    stage: 'candidates',
    ends: { objection: { end, announced: end } },
    open: [
      ...openObjections.map((item) => ({ ...objection, item })),
      ...undecidedObjections.map((item) => ({ ...objection, item, upheld: true as const })),
    ],
  };
}
