import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../identity/session';
import { speak } from '../language/language';
import { useLanguage } from '../language/use-language';
import { Given } from '../parts/given';
import { PlainButton } from '../parts/plain-button';

/** Only for who is signed in, so that readers need not load it. */
const Bell = lazy(async () => ({ default: (await import('../account/bell/bell')).Bell }));

/** The other language, and who is signed in. */
export function SessionMenu() {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const { pending, actor, insecure, signIn, signOut } = useSession();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <div className="site-session">
      <PlainButton kind="quiet" lang={other} onClick={() => void speak(other)}>
        {other === 'en' ? 'English' : '中文'}
      </PlainButton>
      {actor ? (
        <>
          <Suspense fallback={null}>
            <Bell />
          </Suspense>
          <Link to="/account" className="site-actor">
            <Given>{actor.name}</Given>
            <small>{actor.organisation ? <Given>{actor.organisation.name}</Given> : t(`role.${actor.role}`)}</small>
          </Link>
          <PlainButton onClick={signOut}>{t('session.signOut')}</PlainButton>
        </>
      ) : insecure ? (
        <span className="site-insecure">{t('session.insecure')}</span>
      ) : (
        <PlainButton kind="primary" onClick={signIn} disabled={pending}>
          {t('session.signIn')}
        </PlainButton>
      )}
    </div>
  );
}
