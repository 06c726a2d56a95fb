import { candidatesDue } from '@mingtang/procedure/disclosure';
import { signingDue } from '@mingtang/procedure/evaluation';
import { isWaived, periodOf } from '@mingtang/procedure/procedures';
import { endOfPeriod } from '@mingtang/procedure/time';
import { bidders, consulted, custodians, members, owners, SUPERVISORS, tell } from './audiences';
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
  // Where there is a second round, those that passed are consulted; elsewhere the members go on to score, as they see.
  'evaluation.review-concluded.v1': ({ data: { lot, passed = [] } }, knowledge) =>
    passed.length === 0
      ? []
      : [
          ...tell(members(knowledge), { kind: 'consultation-due', lot }),
          ...tell(consulted(knowledge), { kind: 'consultation-begun', lot }),
        ],
  'evaluation.requirements-changed.v1': ({ data: { lot } }, knowledge) =>
    tell(consulted(knowledge), { kind: 'requirements-changed', lot }),
  'evaluation.final-offers-called.v1': ({ data: { lot, deadline } }, knowledge) =>
    tell(consulted(knowledge), { kind: 'final-offers-called', lot, dueAt: deadline }),
  'evaluation.technical-concluded.v1': ({ data: { lot } }, knowledge) => [
    ...tell([...bidders(knowledge), ...owners(knowledge)], { kind: 'technical-concluded', lot }),
    ...tell(custodians(knowledge), { kind: 'shares-due', lot }),
  ],
  'evaluation.evaluation-completed.v1': ({ data: { lot, completedAt, outcome } }, knowledge) => {
    const { definition, calendar } = knowledge.project.law;
    const dueAt = signingDue(completedAt, definition, calendar);
    return [
      ...tell(members(knowledge), { kind: 'report-to-sign', lot, dueAt }),
      ...(outcome === 'all-rejected'
        ? tell([...owners(knowledge), ...bidders(knowledge), ...SUPERVISORS], { kind: 'all-rejected', lot })
        : tell(owners(knowledge), { kind: 'evaluation-completed', lot })),
    ];
  },
  'evaluation.report-signed.v1': ({ data: { lot, signedAt, outcome } }, knowledge) => {
    const { definition, calendar } = knowledge.project.law;
    if (outcome === 'all-rejected') return [];
    if (!definition.acts['publish-candidates']) {
      const within = definition.periods.awardWithin && periodOf(definition, 'awardWithin');
      const dueAt = within && endOfPeriod(signedAt, within, calendar);
      return tell(owners(knowledge), { kind: 'award-due', lot, ...(dueAt && { dueAt }) });
    }
    const waived = isWaived(definition, periodOf(definition, 'candidatesPublishedWithin'));
    const due = !waived && { dueAt: candidatesDue(signedAt, definition, calendar) };
    return tell(owners(knowledge), { kind: 'candidates-due', lot, ...due });
  },
};
