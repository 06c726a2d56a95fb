import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page';
import { SubNav } from '../../parts/sub-nav';

/** A page of the supervisor's desk, with the way to its other pages. */
export function SupervisorPage({
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
  const { t } = useTranslation('supervisor');
  const links = [
    { to: '/desk/supervisor', text: t('nav.desk'), end: true },
    { to: '/desk/supervisor/projects', text: t('nav.projects') },
    { to: '/desk/supervisor/log', text: t('nav.log') },
  ];
  return (
    <Page title={title} lead={lead} actions={actions}>
      <SubNav label={t('nav.label')} links={links} />
      {children}
    </Page>
  );
}
