import { isReleaseRefusal, RELEASE_REFUSALS } from '@mingtang/procedure/bidding';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../language/use-language';

/** Why a custodian releases no key shares, as it says itself; a cause that the portal does not know stands for itself. */
export function UnreleasedReason({ of }: { readonly of: string }) {
  const { t } = useTranslation('parts');
  const said = useSaid();
  return <>{t('unreleased', { reason: isReleaseRefusal(of) ? said(RELEASE_REFUSALS[of]) : of })}</>;
}
