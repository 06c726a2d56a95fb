import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { type Role } from '../../identity/session';
import { PlainButton } from '../../parts/plain-button';
import { hasSeen, remember } from './seen-tours';
import { TOURS } from './tours';
import './tour.css';

/** At the first visit of a desk offers its tour, beside everything else; gives it at once where it was asked for. */
export function DeskTour({ role }: { readonly role: Role }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const { pathname, state } = useLocation();
  const [taken, setTaken] = useState((state as { tour?: boolean } | null)?.tour === true);
  const [seen, setSeen] = useState(() => hasSeen(role));
  const end = () => {
    remember(role);
    setSeen(true);
    setTaken(false);
    void navigate(pathname, { replace: true, state: null });
    document.getElementById('content')?.focus();
  };
  const Tour = TOURS[role];
  if (taken)
    return (
      <Suspense fallback={null}>
        <Tour end={end} />
      </Suspense>
    );
  if (seen) return null;
  return (
    <aside className="tour-offer no-print" aria-label={t('tour.label')}>
      <span>{t('tour.offer')}</span>
      <span>
        <PlainButton onClick={() => setTaken(true)}>{t('tour.take')}</PlainButton>{' '}
        <PlainButton kind="quiet" onClick={end}>
          {t('tour.decline')}
        </PlainButton>
      </span>
    </aside>
  );
}
