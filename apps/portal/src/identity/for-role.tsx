import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FullPage } from '../parts/full-page';
import { PlainButton } from '../parts/plain-button';
import { Wait } from '../parts/wait';
import { type Role, useSession } from './session';

/** Shows a page to accounts of these roles; others are told whose it is and how to get in. */
export function ForRole({ roles, children }: { readonly roles: readonly Role[]; readonly children: ReactNode }) {
  const { t } = useTranslation('shell');
  const { pending, actor, insecure, signIn } = useSession();
  if (pending) return <Wait />;
  if (actor && roles.includes(actor.role)) return children;
  if (insecure) return <FullPage title={t('access.insecure')} what={t('access.insecureWhat')} />;
  const whose = roles.map((role) => t(`role.${role}`)).join(t('listSeparator'));
  return (
    <FullPage
      title={actor ? t('access.otherRole') : t('access.signInFirst')}
      what={t('access.whose', { whose })}
      actions={
        actor ? undefined : (
          <PlainButton kind="primary" onClick={signIn}>
            {t('session.signIn')}
          </PlainButton>
        )
      }
    />
  );
}
