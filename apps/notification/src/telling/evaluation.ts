import { candidatesDue, signingDue } from '@mingtang/procedure';
import { bidders, custodians, members, owners, SUPERVISORS, tell } from './audiences';
import { type Tellings } from './tellings';

/** Members are told under their pseudonyms or accounts and named to nobody (EVA-03); sheets are told of to nobody. */
export const EVALUATION: Tellings = {
  'evaluation.draw-requested.v1': ({ data: { lot, commitments } }, knowledge) =>
    tell(
      custodians(
        knowledge,
        commitments.map(({ custodian }) => custodian),
      ),
      { kind: 'draw-to-reveal', lot },
    ),
  'evaluation.draw-voided.v1': ({ data: { lot } }, knowledge) =>
    tell([...owners(knowledge), ...SUPERVISORS], { kind: 'draw-voided', lot }),
  'evaluation.committee-drawn.v1': ({ data: { lot }, addressees }) => tell(addressees, { kind: 'seat-drawn', lot }),
  'evaluation.member-recused.v1': ({ data: { lot }, addressees }, knowledge) => [
    ...tell([...owners(knowledge), ...SUPERVISORS], { kind: 'member-recused', lot }),
    ...tell(addressees, { kind: 'seat-drawn', lot }),
  ],
  'evaluation.committee-formed.v1': ({ data: { lot } }, knowledge) => [
    ...tell(owners(knowledge), { kind: 'committee-formed', lot }),
    ...tell(members(knowledge), { kind: 'review-due', lot }),
  ],
  'evaluation.evaluation-completed.v1': ({ data: { lot, completedAt, outcome } }, knowledge) => {
    const { definition, calendar } = knowledge.project;
    const dueAt = signingDue(completedAt, definition, calendar);
    return [
      ...tell(members(knowledge), { kind: 'report-to-sign', lot, dueAt, due: `report ${lot}` }),
      ...(outcome === 'all-rejected'
        ? tell([...owners(knowledge), ...bidders(knowledge), ...SUPERVISORS], { kind: 'all-rejected', lot })
        : tell(owners(knowledge), { kind: 'evaluation-completed', lot })),
    ];
  },
  'evaluation.report-signed.v1': ({ data: { lot, signedAt } }, knowledge) => {
    const { definition, calendar } = knowledge.project;
    const dueAt = candidatesDue(signedAt, definition, calendar);
    return tell(owners(knowledge), { kind: 'candidates-due', lot, dueAt, due: `candidates ${lot}` });
  },
};
