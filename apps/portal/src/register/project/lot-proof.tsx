import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { OnDemand } from '../on-demand';
import { LOT_EVENTS } from './lot-events';

const CheckSteps = lazy(async () => ({ default: (await import('../verification/check-steps')).CheckSteps }));

/** The means to check all that the page shows of a lot; loaded once it is asked for. */
export function LotProof({ project, lot }: { readonly project: string; readonly lot: string }) {
  const { t } = useTranslation('register');
  return (
    <div className="lot-proof no-print">
      <OnDemand label={t('verification.checkLot')}>
        <CheckSteps project={project} lot={lot} types={LOT_EVENTS} />
      </OnDemand>
    </div>
  );
}
