import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page';
import { SubNav } from '../../parts/sub-nav';

/** A page of the operator's desk, with the way to its other pages. */
export function OperatorPage({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('operator');
  const links = [
    { to: '/desk/operator', text: t('nav.desk'), end: true },
    { to: '/desk/operator/accounts', text: t('nav.accounts') },
    { to: '/desk/operator/securities', text: t('nav.securities') },
    { to: '/desk/operator/experts', text: t('nav.experts') },
    { to: '/desk/operator/services', text: t('nav.services') },
    { to: '/desk/operator/witnesses', text: t('nav.witnesses') },
    { to: '/desk/operator/audit', text: t('nav.audit') },
  ];
  return (
    <Page title={title} lead={lead} actions={actions}>
      <SubNav label={t('nav.label')} links={links} />
      {children}
    </Page>
  );
}
