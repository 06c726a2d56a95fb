import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { OnDemand } from '../on-demand';
import { type Section } from '../verification/check-section';

const CheckSection = lazy(async () => ({ default: (await import('../verification/check-section')).CheckSection }));

/** What a section shows of a project, by the steps that published it. */
const TYPES = {
  notices: [
    'announcement.project-published.v1',
    'announcement.project-changed.v1',
    'announcement.project-cancelled.v1',
  ],
  questions: ['announcement.question-asked.v1', 'announcement.question-answered.v1'],
  opening: ['bidding.bidding-closed.v1', 'bidding.opening-completed.v1', 'bidding.lot-opening-failed.v1'],
  evaluation: ['evaluation.evaluation-completed.v1', 'evaluation.report-signed.v1'],
  candidates: ['disclosure.candidates-published.v1'],
  objections: ['disclosure.objection-filed.v1', 'disclosure.objection-answered.v1'],
  award: ['disclosure.award-determined.v1', 'disclosure.award-noticed.v1'],
  contract: ['disclosure.contract-published.v1'],
} as const satisfies Record<string, readonly string[]>;

interface SectionProofProps extends Omit<Section, 'types'> {
  readonly of: keyof typeof TYPES;
}

/** The means to check a section; loaded once it is asked for. */
export function SectionProof({ of, ...where }: SectionProofProps) {
  const { t } = useTranslation('register');
  return (
    <div className="section-proof no-print">
      <OnDemand quiet label={t('verification.checkSection')}>
        <CheckSection {...where} types={TYPES[of]} />
      </OnDemand>
    </div>
  );
}
