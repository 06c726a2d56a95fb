import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { OnDemand } from '../on-demand';

const CheckSteps = lazy(async () => ({ default: (await import('../verification/check-steps')).CheckSteps }));

/** Process events by which what the page shows of a lot became public. */
const OF_LOT = [
  'bidding.bidding-closed.v1',
  'bidding.opening-completed.v1',
  'bidding.lot-opening-failed.v1',
  'bidding.opening-ended.v1',
  'evaluation.evaluation-completed.v1',
  'evaluation.report-signed.v1',
  'disclosure.candidates-published.v1',
  'disclosure.objection-filed.v1',
  'disclosure.objection-answered.v1',
  'disclosure.objection-decided.v1',
  'disclosure.award-determined.v1',
  'disclosure.award-voided.v1',
  'disclosure.award-noticed.v1',
  'disclosure.contract-refused.v1',
  'disclosure.lot-failed.v1',
  'disclosure.contract-published.v1',
];

/** The means to check all that the page shows of a lot; loaded once it is asked for. */
export function LotProof({ project, lot }: { readonly project: string; readonly lot: string }) {
  const { t } = useTranslation('register');
  return (
    <div className="lot-proof no-print">
      <OnDemand label={t('verification.checkLot')}>
        <CheckSteps project={project} lot={lot} types={OF_LOT} />
      </OnDemand>
    </div>
  );
}
