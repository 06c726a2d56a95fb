import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Given } from './given';

/** A page: its one heading, what it is for, and what can be done on it. Names the browser's tab, too. */
export function Page({
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
  const { t } = useTranslation('parts');
  useEffect(() => {
    document.title = t('page.tab', { title });
  }, [t, title]);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>
            <Given>{title}</Given>
          </h1>
          {lead !== undefined && <p className="page-lead">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </>
  );
}
