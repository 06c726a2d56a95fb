import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { useSession } from '../identity/session';
import { Wait } from '../parts/wait';
import { SessionMenu } from './session-menu';
import { deskOf } from './own-desk';

/** What surrounds every page: the way to its content, the way around, and who is signed in. */
export function Layout() {
  const { t } = useTranslation('shell');
  const { actor } = useSession();
  const navigation = useNavigation();
  const menu = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => showWhereOneIs(menu.current), [pathname, actor]);
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="site-header">
        <div className="site-width site-bar">
          <Link to="/" className="site-name" aria-label={t('name')}>
            <img src="/mark.svg" alt="" width="30" height="30" />
            <span className="site-name-full">{t('name')}</span>
            <span className="site-name-short">{t('nameShort')}</span>
          </Link>
          <nav ref={menu} aria-label={t('menu.label')} className="site-menu">
            <NavLink to="/" end>
              {t('menu.register')}
            </NavLink>
            <NavLink to="/statistics">{t('menu.statistics')}</NavLink>
            <NavLink to="/verify">{t('menu.verify')}</NavLink>
            {actor && <NavLink to={deskOf(actor.role)}>{t('menu.desk')}</NavLink>}
          </nav>
          <SessionMenu />
        </div>
      </header>
      <main id="content" className="site-width" tabIndex={-1} aria-busy={navigation.state !== 'idle'}>
        <Suspense fallback={<Wait />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="site-footer">
        <div className="site-width">
          <p>{t('footer.promise')}</p>
          <p>
            <a href="/docs">{t('footer.api')}</a>
            <a href="/log/checkpoint">{t('footer.log')}</a>
          </p>
        </div>
      </footer>
      <ScrollRestoration />
    </>
  );
}

/** On a narrow screen the menu scrolls sideways: the page that one is on is not left out of sight. */
function showWhereOneIs(menu: HTMLElement | null): void {
  const active = menu?.querySelector<HTMLElement>('a.active');
  if (menu && active) menu.scrollLeft += active.getBoundingClientRect().right - menu.getBoundingClientRect().right;
}
