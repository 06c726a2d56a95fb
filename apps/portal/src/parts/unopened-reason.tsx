import { OPENING_FAILURES, type OpeningFailure } from '@mingtang/procedure/bidding';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../language/use-language';

/** Why a bid was not opened; a cause that the portal does not know stands for itself. */
export function UnopenedReason({ of }: { readonly of: string }) {
  const { t } = useTranslation('parts');
  const said = useSaid();
  return <>{t('unopened', { reason: isKnown(of) ? said(OPENING_FAILURES[of]) : of })}</>;
}

function isKnown(reason: string): reason is OpeningFailure {
  return Object.hasOwn(OPENING_FAILURES, reason);
}
